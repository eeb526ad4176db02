/** Filters that stand in the address: a form is sent once something is chosen in it. */

import { all, calm } from './find';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const TYPED = ['text', 'search', 'number', 'url', 'email', 'tel'];

/** Leave empty fields out of the address. */
function thin(form: HTMLFormElement): void {
  for (const field of all<Field>('input[name], select[name], textarea[name]', form)) {
    if (field.value === '' && !field.disabled) {
      field.disabled = true;
      field.dataset['empty'] = '';
    }
  }
}

/** Give the fields that were left out back, as the browser may show the page again. */
function restore(): void {
  for (const field of all<Field>('form.narrow [data-empty]')) {
    field.disabled = false;
    delete field.dataset['empty'];
  }
}

/** Say how long after a change of this field the form is sent: a day may still be typed; null for never. */
function delay(field: EventTarget | null): number | null {
  if (field instanceof HTMLSelectElement) return field.multiple ? 800 : 0;
  if (!(field instanceof HTMLInputElement) || TYPED.includes(field.type)) return null;
  if (field.type !== 'date') return 0;
  return field.value === '' || field.value >= '1000' ? 800 : null;
}

/** Start all forms that narrow what a page shows. */
export function narrow(): void {
  for (const form of all<HTMLFormElement>('form.narrow')) {
    form.addEventListener('submit', () => {
      thin(form);
      setTimeout(restore, 0);
    });
    const soon = calm(() => form.requestSubmit(), 800);
    form.addEventListener('change', (event) => {
      const wait = delay(event.target);
      if (wait === 0) form.requestSubmit();
      else if (wait !== null) soon();
    });
  }
  addEventListener('pageshow', restore);
}

/** Folding: letters that are written in more than one way are one, as in the ledger's own folding. */

const RULES: readonly [RegExp, string][] = [
  [/[\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069\u061c]/g, ''],
  [/[\u0622\u0623\u0625\u0671]/g, '\u0627'],
  [/[\u0649\u06cc\u0626]/g, '\u064a'],
  [/\u0629/g, '\u0647'],
  [/\u0624/g, '\u0648'],
  [/\u06a9/g, '\u0643'],
  [/\u066c/g, ','],
  [/\u066b/g, '.'],
];

/** Give words as they are compared. */
export function fold(words: string): string {
  let folded = words.toLowerCase();
  for (const [letters, one] of RULES) folded = folded.replace(letters, one);
  return folded
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\s+/g, ' ')
    .trim();
}

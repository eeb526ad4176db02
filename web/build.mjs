// Makes what a page loads, in src/isnad/faces/pages/built: one script, one style sheet, fonts, a map.
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'src', 'isnad', 'faces', 'pages', 'built');
const parts = join(here, 'node_modules');

/** Each face: its package, its subsets and its weights. */
const FACES = [
  { name: 'ibm-plex-sans-arabic', subsets: ['arabic', 'latin'], weights: [400, 600] },
  { name: 'noto-naskh-arabic', subsets: ['arabic'], weights: [400, 700] },
];

/** Copy one font file and give its rule, with the address of the file put right. */
async function font(name, subset, weight) {
  const file = `${name}-${subset}-${weight}-normal.woff2`;
  const folder = join(parts, '@fontsource', name);
  const sheet = await readFile(join(folder, `${weight}.css`), 'utf8');
  const rule = sheet.match(/@font-face \{[^}]*\}/g).find((text) => text.includes(`/${file})`));
  if (!rule) throw new Error(`no rule for ${file} in ${name}`);
  await copyFile(join(folder, 'files', file), join(out, file));
  return rule.replace(/src: [^;]*;/, `src: url(${file}) format("woff2");`);
}

async function fonts() {
  const rules = FACES.flatMap(({ name, subsets, weights }) =>
    weights.flatMap((weight) => subsets.map((subset) => font(name, subset, weight))));
  await writeFile(join(out, 'fonts.css'), `${(await Promise.all(rules)).join('\n')}\n`);
}

const common = { bundle: true, minify: true, sourcemap: false, charset: 'utf8', legalComments: 'none', logLevel: 'warning' };

await mkdir(out, { recursive: true });
await Promise.all([
  build({ ...common, entryPoints: [join(here, 'src/main.ts')], format: 'iife', target: 'es2022', outfile: join(out, 'isnad.js') }),
  build({ ...common, entryPoints: [join(here, 'style/main.css')], target: ['chrome110', 'firefox115', 'safari16'], outfile: join(out, 'isnad.css') }),
  fonts(),
  copyFile(join(parts, 'world-atlas/countries-50m.json'), join(out, 'world.json')),
]);

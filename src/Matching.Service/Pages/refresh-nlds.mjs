// Fetches the vendored look again: node src/Matching.Service/Pages/refresh-nlds.mjs
// Needs Node and npm on the machine of whoever refreshes; the build needs neither.
// Prints the SHA-256 of every file for THIRD-PARTY-NOTICES.md.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../wwwroot/lib/nlds/', import.meta.url));
const components = ['button', 'checkbox', 'form-field', 'form-field-description', 'form-field-error-message', 'form-label',
  'link', 'radio-button', 'select', 'skip-link', 'textarea', 'textbox'];

const work = mkdtempSync(join(tmpdir(), 'nlds-'));
const unpack = (name) => {
  const archive = execFileSync('npm', ['pack', '--silent', name], { cwd: work, encoding: 'utf8' }).trim();
  const folder = mkdtempSync(join(work, 'p-'));
  execFileSync('tar', ['xzf', join(work, archive), '-C', folder]);
  return join(folder, 'package');
};

const utrecht = unpack('@utrecht/component-library-css@9.0.4');
const theme = unpack('@nl-design-system-unstable/voorbeeld-design-tokens@7.4.1');
const font = unpack('@fontsource-variable/noto-sans@5.3.0');

writeFileSync(join(target, 'utrecht.css'), trim(readFileSync(join(utrecht, 'dist/index.css'), 'utf8')));
copyFileSync(join(utrecht, 'LICENSE.md'), join(target, 'utrecht-LICENSE.md'));
copyFileSync(join(theme, 'dist/theme.css'), join(target, 'voorbeeld.css'));
copyFileSync(join(theme, 'LICENSE.md'), join(target, 'voorbeeld-LICENSE.md'));
for (const set of ['latin', 'latin-ext'])
  copyFileSync(join(font, `files/noto-sans-${set}-wght-normal.woff2`), join(target, `noto-sans-${set}.woff2`));
copyFileSync(join(font, 'LICENSE'), join(target, 'noto-sans-LICENSE.txt'));

for (const file of ['utrecht.css', 'voorbeeld.css', 'noto-sans-latin.woff2', 'noto-sans-latin-ext.woff2'])
  console.log(createHash('sha256').update(readFileSync(join(target, file))).digest('hex'), file);
rmSync(work, { recursive: true });

// Keeps the rules of the components we use, whole and in order; drops everything else, also the drawn check box
// (the browser's own follows the accent, in dark too) and the sizes for house numbers and the like.
function trim(css) {
  const used = new RegExp(`^\\.utrecht-(${components.join('|')})(?![a-z]|-[a-z])|^\\.utrecht-(${components.join('|')})--`);
  const kept = topLevel(css).map((rule) => {
    const open = rule.indexOf('{');
    const head = rule.slice(0, open).trim();
    if (head.startsWith('@media')) {
      const inner = trimRules(topLevel(rule.slice(open + 1, -1)), used);
      return inner && `${head} {\n${inner}\n}`;
    }
    return trimRules([rule], used);
  });
  return `/**
 * @license EUPL-1.2
 * Copyright (c) 2020-2025 Gemeente Utrecht
 * Copyright (c) 2020-2025 Frameless B.V.
 * Changed: from @utrecht/component-library-css only the rules of ${components.join(', ')}.
 */
${kept.filter(Boolean).join('\n')}
`;
}

function trimRules(rules, used) {
  return rules.map((rule) => {
    const open = rule.indexOf('{');
    const selectors = rule.slice(0, open).split(/,(?![^(]*\))/).map((s) => s.trim())
      .filter((s) => used.test(s) && !s.includes('--custom') && !/-size$/.test(s));
    return selectors.length ? `${selectors.join(',\n')} ${rule.slice(open)}` : '';
  }).filter(Boolean).join('\n');
}

function topLevel(css) {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@charset[^;]*;/g, '');
  const rules = [];
  let depth = 0, start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) {
      rules.push(text.slice(start, i + 1).trim());
      start = i + 1;
    }
  }
  return rules;
}

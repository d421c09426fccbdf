import { build } from '../host/built-add-on';
import { builtPages } from './built-pages';

beforeAll(build);

interface Damage {
  readonly name: string;
  /** What Google makes of a page. */
  readonly apply: (html: string) => string;
  /** A page that suffers from it. */
  readonly victim: string;
}

/** What HtmlService is known to do to pages, and what browsers do to scripts that stand in HTML. */
const damages: readonly Damage[] = [
  {
    name: 'drops what follows // inside a template literal',
    apply: inScripts((code) => code.replace(/`(?:[^`\\]|\\[\s\S])*`/gu, (text) => text.replace(/\/\/[^\n`]*/gu, ''))),
    victim: '<script>const address = `https://example.com`;</script>',
  },
  {
    name: 'breaks backticks of included files',
    apply: inScripts((code) => code.replaceAll('`', "'")),
    victim: '<script>const text = `one\ntwo`;</script>',
  },
  {
    name: 'takes <!-- in a script for the beginning of a comment',
    apply: inScripts((code) => code.replace(/<!--.*/gu, '')),
    victim: '<script>const text = "<!--"; run();</script>',
  },
  {
    name: 'evaluates scriptlets',
    apply: (html) => html.replace(/<\?[\s\S]*?\?>/gu, ''),
    victim: '<p>a <? b ?> c</p>',
  },
];

function inScripts(change: (code: string) => string): (html: string) => string {
  return (html) =>
    html.replace(/(<script\b[^>]*>)([\s\S]*?)(<\/script>)/giu, (_, open: string, code: string, close: string) => {
      return open + change(code) + close;
    });
}

test.each(damages)('the built sidebar survives a service that $name', ({ apply, victim }) => {
  const { sidebar = '' } = builtPages();
  expect(sidebar).toContain('<script>');
  expect(apply(victim)).not.toBe(victim);
  expect(apply(sidebar) === sidebar).toBe(true);
});

test('the one script of the sidebar ends where it should', () => {
  const { sidebar = '' } = builtPages();
  expect(sidebar.match(/<\/script/giu)).toHaveLength(1);
  expect(sidebar.trimEnd().endsWith('</html>')).toBe(true);
});

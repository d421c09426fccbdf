/** One thing Google or a browser does to a page. */
export interface Damage {
  readonly name: string;
  /** What Google makes of a page. */
  readonly apply: (html: string) => string;
  /** A page that suffers from it. */
  readonly victim: string;
}

/** What HtmlService is known to do to pages, and what browsers do to scripts that stand in HTML. */
export const damages: readonly Damage[] = [
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

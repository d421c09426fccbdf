/**
 * Turns a template into the body of a function that calls `__out.raw(text)` for what stands in the file and for
 * `<?!= ?>`, and `__out.escaped(value)` or `__out.script(value)` for `<?= ?>` outside and inside a script.
 */
export function compileTemplate(source: string): string {
  const pieces: string[] = [];
  let place = 0;
  let inScript = false;
  for (const match of source.matchAll(/<\?(!=|=)?([\s\S]*?)\?>/g)) {
    const before = source.slice(place, match.index);
    pieces.push(rawText(before));
    inScript = endsInScript(before, inScript);
    const [, kind, code = ''] = match;
    if (kind === '!=') pieces.push(`__out.raw(${expression(code)});`);
    else if (kind === '=') pieces.push(`__out.${inScript ? 'script' : 'escaped'}(${expression(code)});`);
    else pieces.push(`${code}\n`);
    place = (match.index ?? 0) + match[0].length;
  }
  pieces.push(rawText(source.slice(place)));
  return pieces.join('\n');
}

function rawText(text: string): string {
  return text === ''
    ? ''
    : `__out.raw(${JSON.stringify(text)
        .replace(/\u2028/g, '\\u2028')
        .replace(/\u2029/g, '\\u2029')});`;
}

function expression(code: string): string {
  return code.trim().replace(/;$/, '');
}

function endsInScript(text: string, before: boolean): boolean {
  const open = text.toLowerCase().lastIndexOf('<script');
  const close = text.toLowerCase().lastIndexOf('</script');
  if (open < 0 && close < 0) return before;
  return open > close;
}

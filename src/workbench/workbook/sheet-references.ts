/** Rewrites the sheet names in a formula; `rename` gives the new name or undefined to leave one alone. */
export function renameSheetsInFormula(formula: string, rename: (name: string) => string | undefined): string {
  return formula.replace(
    /"[^"]*"|'((?:[^']|'')+)'!|([A-Za-z_][\w.]*)!/g,
    (piece: string, quoted?: string, bare?: string) => {
      const name = quoted?.replace(/''/g, "'") ?? bare;
      const renamed = name === undefined ? undefined : rename(name);
      return renamed === undefined ? piece : `${sheetReference(renamed)}!`;
    },
  );
}

/** A sheet name as a formula writes it, quoted where needed. */
function sheetReference(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name.replace(/'/g, "''")}'`;
}

/**
 * Names of sheets as Excel and its formula engines allow them, in the order given: at most 31 characters,
 * none of \ / ? * [ ] : and no apostrophe at the ends. Most names stay what they are.
 */
export function excelSheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = name
      .replace(/[\\/?*[\]:]/g, '_')
      .replace(/^'|'$/g, '_')
      .slice(0, 31);
    let candidate = base;
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) {
      const suffix = ` (${number})`;
      candidate = base.slice(0, 31 - suffix.length) + suffix;
    }
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

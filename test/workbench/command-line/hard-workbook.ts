const dimensions = ['country', 'department', 'category', 'program', 'product', 'segment'];

/**
 * A workbook that cannot be decided in any reasonable time: 60 candidates, each in one half of six dimensions, and caps of
 * just half the tokens of each half. With `exact`, every half must be filled to the last token, so that no plan is found.
 */
export function hardWorkbook(exact: boolean): Readonly<Record<string, string>> {
  let seed = 11;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const tokensOf = new Map<string, number>();
  const candidates = Array.from({ length: 60 }, (_, index) => {
    const tokens = 10_000 + next(90_000);
    const halves = dimensions.map(() => (next(2) === 0 ? 'A' : 'B'));
    for (const [place, half] of halves.entries()) {
      const slice = `${dimensions[place]},${half}`;
      tokensOf.set(slice, (tokensOf.get(slice) ?? 0) + tokens);
    }
    return `I-${index},${tokens},${tokens},TRUE,${halves.join(',')}`;
  });
  const rules = [...tokensOf].flatMap(([slice, tokens]) => {
    const half = Math.floor(tokens / 2);
    return [`S,R,capacity_cap,${slice},,${half}`, ...(exact ? [`S,R,capacity_floor,${slice},${half},`] : [])];
  });
  return {
    Scenario_Config: 'scenario_name,period_key,objective_mode\nS,2026-Q2,max_score\n',
    Candidates: [
      `initiative_key,engineering_tokens,value_score,is_selected_for_run,${dimensions.join(',')}`,
      ...candidates,
    ].join('\n'),
    Constraints: [
      'scenario_name,constraint_set_name,constraint_type,dimension,key,min_tokens,max_tokens',
      ...rules,
    ].join('\n'),
  };
}

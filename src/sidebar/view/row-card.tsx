import type { CellPlace } from '../../core/app/calls';
import type { RunReport } from '../../core/app/report-run';
import { fold } from '../../core/kernel/fold';
import type { AskTools } from '../decide/ask-solver';
import type { Decided } from '../decide/decision-lines';
import type { Explainer } from '../explain/explainer';
import type { CallServer } from '../host/call';
import { type Asked, nameOf } from '../model/asked-card';
import { DecideCard } from './decide/decide-card';
import type { RunDecisions } from './decide/use-decisions';
import { WhyCard } from './explain/why-card';
import { AskedTrace } from './trace/asked-trace';

interface RowCardProps {
  readonly call: CallServer;
  readonly tools: AskTools;
  readonly report: RunReport;
  /** Null when the run cannot be explained: nothing but numbers is asked then. */
  readonly explainer: Explainer | null;
  readonly decisions: RunDecisions;
  readonly asked: Asked;
  /** What the objective is called. */
  readonly goal: string;
  /** By initiative key. */
  readonly titles: ReadonlyMap<string, string>;
  readonly select: (place: CellPlace) => void;
  /** Runs the plan as it is decided; null while something else is under way. */
  readonly keep: ((decided: Decided) => void) | null;
  /** Shows something else in place of this card. */
  readonly open: (asked: Asked) => void;
  readonly close: () => void;
}

/** The answer to what is asked about a row, whatever that is. */
export function RowCard(props: RowCardProps) {
  const { call, tools, report, explainer, decisions, asked, goal, titles, select, keep, open, close } = props;
  if (asked.about === 'numbers') {
    const name = nameOf(asked, titles);
    return <AskedTrace call={call} request={asked.request} name={name} select={select} close={close} />;
  }
  const { about, key } = asked;
  if (about === 'decide') {
    return (
      <DecideCard
        key={key}
        tools={tools}
        decisions={decisions}
        initiativeKey={key}
        isFunded={report.selected?.some((other) => fold(other) === fold(key)) ?? false}
        goal={goal}
        titles={titles}
        owner={report.decisions?.overrides.at(-1)?.owner ?? ''}
        keep={keep}
        close={close}
      />
    );
  }
  if (explainer === null) return null;
  return (
    <WhyCard
      explainer={explainer}
      initiativeKey={key}
      titles={titles}
      select={select}
      open={(other) => open({ about, key: other })}
      close={close}
    />
  );
}

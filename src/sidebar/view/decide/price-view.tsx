import type { Price } from '../../../core/portfolio/price';
import { printPrice } from '../../decide/decision-lines';
import { PlanDifference } from '../explain/plan-difference';

interface PriceViewProps {
  readonly price: Price;
  /** What the objective is called. */
  readonly goal: string;
  readonly titles: ReadonlyMap<string, string>;
}

/** What is lost, who drops out and who comes in. */
export function PriceView({ price, goal, titles }: PriceViewProps) {
  return (
    <>
      <p>
        <strong>{printPrice(price, goal)}</strong>
      </p>
      <PlanDifference enters={price.comes_in} leaves={price.drops_out} titles={titles} />
    </>
  );
}

import { parentPort } from 'node:worker_threads';
import { loadHighs } from '../../../engines/highs';
import type { LinearReply, LinearTask } from './linear-solver-thread';

const loaded = loadHighs();

parentPort?.on('message', async ({ model, timeLimitMs }: LinearTask) => {
  parentPort?.postMessage(await solve(model, timeLimitMs));
});

async function solve(model: LinearTask['model'], timeLimitMs: number): Promise<LinearReply> {
  try {
    const engine = await loaded;
    return { solution: engine.solve(model, { timeLimitMs, gap: 0, seed: 0 }) };
  } catch (error) {
    return { error: String(error) };
  }
}

import { createElement, render } from 'preact';
import type { AskTools } from './decide/ask-solver';
import type { ExplainTools } from './explain/explain-plan';
import { callServer } from './host/call';
import type { RunTools } from './run/run-plan';
import { type SolverAsset, solverLoader } from './solver/load-solver';
import { explainInPage, explainInWorker } from './solver/start-explain';
import { askInPage, askInWorker } from './solver/start-question';
import { solveInPage, solveInWorker } from './solver/start-solve';
import { App } from './view/app';

/** Which solver belongs to this page; the build puts it here. */
declare const SOLVER_ASSET: SolverAsset;

const tools: RunTools & ExplainTools & AskTools = {
  call: callServer,
  loadSolver: solverLoader(SOLVER_ASSET, callServer),
  solveInWorker,
  solveInPage,
  explainInWorker,
  explainInPage,
  askInWorker,
  askInPage,
  every(ms, action) {
    const timer = setInterval(action, ms);
    return () => clearInterval(timer);
  },
};

const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the app');
place.replaceChildren();
render(createElement(App, { tools }), place);

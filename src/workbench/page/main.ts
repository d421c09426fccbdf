import type { ActionReply, PageMessage } from '../server/page-messages';
import { byId } from './chrome/element';
import { fileMenu } from './chrome/file-menu';
import { showMenuBar } from './chrome/menu-bar';
import { showDialog, showSidebar } from './chrome/panels';
import { showQuestion } from './chrome/questions';
import { scriptMenus } from './chrome/script-menus';
import { createStatusLine } from './chrome/status-line';
import { showToast } from './chrome/toasts';
import { connect } from './connection';
import { createGrid } from './grid/create-grid';

const report = (reply: ActionReply): void => {
  if (!reply.ok) showToast(byId('toasts'), 'There was a problem', reply.message, true);
};
const connection = connect(hear, (isLost) => status.setLost(isLost));
const grid = createGrid(byId('grid'), (action) => void connection.act(action).then(report));
const status = createStatusLine(
  byId('status'),
  (ms) => void connection.act({ kind: 'delay', ms }),
  (execution) => void connection.act({ kind: 'stop', execution }),
);
const closePanel = (panel: string): void => void connection.act({ kind: 'close', panel });

function hear(message: PageMessage): void {
  switch (message.kind) {
    case 'document':
      byId('title').textContent = message.document.name;
      document.title = `${message.document.name} - Workbench`;
      return grid.open(message.document);
    case 'cells':
      return grid.setCells(message.sheet, message.cells);
    case 'rules':
      return grid.setRules(message.sheet, message.rules);
    case 'select':
      return grid.select(message.selection);
    case 'menus':
      return showMenuBar(byId('menus'), [
        fileMenu(connection, report),
        ...scriptMenus(message.menus, message.addOnName, (functionName) => {
          void connection.act({ kind: 'run', functionName }).then(report);
        }),
      ]);
    case 'sidebar':
      return showSidebar(byId('sidebar'), message.panel, closePanel);
    case 'dialog':
      return showDialog(byId('over'), message.panel, closePanel);
    case 'question':
      return showQuestion(byId('over'), message.question, (question, button, text) => {
        void connection.act({ kind: 'answer', question, button, text });
      });
    case 'toast':
      return showToast(byId('toasts'), message.title, message.message);
    case 'execution':
      if (message.execution.state === 'failed' && message.execution.functionName !== 'onEdit') reportFailure(message);
      return status.show(message.execution);
    case 'delay':
      return status.setDelay(message.ms);
    case 'focus':
      return grid.focus();
  }
}

/** Sheets shows what went wrong in a menu item; calls of a sidebar tell the sidebar. */
function reportFailure({ execution }: Extract<PageMessage, { kind: 'execution' }>): void {
  if (execution.message !== null) showToast(byId('toasts'), execution.functionName, execution.message, true);
}

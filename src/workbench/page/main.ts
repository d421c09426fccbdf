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
      grid.open(message.document);
      return;
    case 'cells':
      grid.setCells(message.sheet, message.cells);
      return;
    case 'rules':
      grid.setRules(message.sheet, message.rules);
      return;
    case 'select':
      grid.select(message.selection);
      return;
    case 'menus':
      showMenuBar(byId('menus'), [
        fileMenu(connection, report),
        ...scriptMenus(message.menus, message.addOnName, (functionName) => {
          void connection.act({ kind: 'run', functionName }).then(report);
        }),
      ]);
      return;
    case 'sidebar':
      showSidebar(byId('sidebar'), message.panel, closePanel);
      return;
    case 'dialog':
      showDialog(byId('over'), message.panel, closePanel);
      return;
    case 'question':
      showQuestion(byId('over'), message.question, (question, button, text) => {
        void connection.act({ kind: 'answer', question, button, text });
      });
      return;
    case 'toast':
      showToast(byId('toasts'), message.title, message.message, message.isError);
      return;
    case 'execution':
      status.show(message.execution);
      return;
    case 'delay':
      status.setDelay(message.ms);
      return;
    case 'focus':
      grid.focus();
      return;
  }
}

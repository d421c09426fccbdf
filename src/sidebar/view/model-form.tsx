import { useState } from 'preact/hooks';
import type { Selection, TemplatesState } from '../../core/app/calls';
import type { CallServer } from '../host/call';
import { kpiOfSelection } from '../model/kpi-of-selection';
import type { Actions } from './use-action';

interface ModelFormProps {
  readonly call: CallServer;
  readonly state: TemplatesState;
  readonly busy: boolean;
  readonly start: Actions['start'];
  readonly add: (template: string, initiativeKey: string, kpiKey: string | null) => void;
}

/** A common model for an initiative and a KPI: what it computes, and which numbers it will ask for. */
export function ModelForm({ call, state, busy, start, add }: ModelFormProps) {
  const { templates, kpis } = state;
  const [id, choose] = useState(templates[0]?.id ?? '');
  const [initiative, setInitiative] = useState('');
  const [kpi, setKpi] = useState(kpis[0]?.key ?? '');
  const [said, say] = useState('');
  const template = templates.find((one) => one.id === id);
  const fill = (selection: Selection): void => {
    say(selection.initiative_key === null ? 'Select a row of an initiative first, for example on Candidates.' : '');
    if (selection.initiative_key !== null) setInitiative(selection.initiative_key);
    const found = kpiOfSelection(selection, kpis);
    if (found !== null) setKpi(found);
  };
  return (
    <form
      class="choices"
      onSubmit={(event) => {
        event.preventDefault();
        add(id, initiative.trim(), kpi === '' ? null : kpi);
      }}
    >
      <h3>Add a common model</h3>
      <label for="template">Model</label>
      <select id="template" value={id} onChange={(event) => choose(event.currentTarget.value)}>
        {templates.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
      {template !== undefined && (
        <>
          <p class="quiet">{template.help}</p>
          <code>{template.formula}</code>
          <details class="more">
            <summary>Its {template.params.length} numbers</summary>
            <ul class="plain">
              {template.params.map(({ name, notes }) => (
                <li key={name}>
                  <code>{name}</code> <span class="quiet">{notes}</span>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <label for="model-initiative">Initiative</label>
      <div class="with-button">
        <input
          id="model-initiative"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={initiative}
          onInput={(event) => setInitiative(event.currentTarget.value)}
        />
        <button
          type="button"
          disabled={busy}
          onClick={() => start('readSelection', async () => fill(await call('readSelection', null)))}
        >
          Use selected row
        </button>
      </div>
      {said !== '' && (
        <p class="quiet" role="status">
          {said}
        </p>
      )}
      <label for="model-kpi">KPI that it moves</label>
      <select id="model-kpi" value={kpi} onChange={(event) => setKpi(event.currentTarget.value)}>
        {kpis.map(({ key, name }) => (
          <option key={key} value={key}>
            {name === key ? key : name.concat(' (', key, ')')}
          </option>
        ))}
        <option value="">None: a value score only</option>
      </select>
      <div class="actions">
        <button type="submit" class="primary" disabled={busy || initiative.trim() === ''}>
          Add model
        </button>
      </div>
    </form>
  );
}

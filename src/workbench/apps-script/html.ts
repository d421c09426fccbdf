import type { BlobState } from './blob';
import { GoogleError } from './google-error';
import type { Execution } from './host-state';
import { htmlOutputObject, SANDBOX_MODE, templateRecord, X_FRAME_OPTIONS_MODE } from './html-output';
import { compileTemplate } from './html-template';
import { anyOf, methodsOn } from './service-object';
import { ServiceObject, serviceKind } from './service-value';

const call = methodsOn<Execution>('html');

const htmlServiceKind = serviceKind<Execution>(
  'HtmlService',
  {
    createHtmlOutput: anyOf<Execution>(
      call([], () => htmlOutputObject('')),
      call(['String'], (_, html) => htmlOutputObject(html)),
      call(['Blob'], (_, blob: BlobState) => htmlOutputObject(Buffer.from(blob.bytes).toString('utf8'))),
    ),
    createHtmlOutputFromFile: call(['String'], (execution, name) => htmlOutputObject(fileText(execution, name))),
    createTemplate: call(['String'], (_, html) => templateRecord(html, compileTemplate(html))),
    createTemplateFromFile: call(['String'], (execution, name) => {
      const source = fileText(execution, name);
      return templateRecord(source, compiledFile(source));
    }),
    getUserAgent: call([], () => null),
  },
  { XFrameOptionsMode: X_FRAME_OPTIONS_MODE, SandboxMode: SANDBOX_MODE },
);

/** A project has few files, and every execution opens them anew. */
const compiledFiles = new Map<string, string>();

function compiledFile(source: string): string {
  const compiled = compiledFiles.get(source) ?? compileTemplate(source);
  compiledFiles.set(source, compiled);
  return compiled;
}

/** HtmlService as one execution sees it. */
export function htmlService(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(htmlServiceKind, execution);
}

function fileText({ state }: Execution, name: string): string {
  const text = state.readHtml(name) ?? (name.endsWith('.html') ? state.readHtml(name.slice(0, -5)) : undefined);
  if (text === undefined) throw new GoogleError(`No HTML file named ${name} was found.`);
  return text;
}

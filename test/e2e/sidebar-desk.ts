import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Host } from '../../src/workbench/host';
import { openAddOn, root, type TypedTabs, typedWorkbook } from '../host/built-add-on';
import { builtPages } from '../sidebar/built-pages';
import { findChromium } from './find-chromium';

/** How a test's sidebar differs from one at Google. */
export interface DeskOptions {
  readonly tabs?: TypedTabs;
  /** What the page may do; by default what Google allows. */
  readonly policy?: string;
  /** What Google does to the page on its way; by default nothing. */
  readonly damage?: (html: string) => string;
  /** Milliseconds every call to the server takes on top. */
  readonly delayMs?: number;
}

/** The built sidebar in a browser, its calls answered by the built add-on on an emulated spreadsheet. */
export interface SidebarDesk {
  readonly page: Page;
  readonly host: Host;
  /** Calls that fail once with this message, by name; a function answers instead of the add-on. */
  readonly faults: Map<string, string | (() => unknown)>;
  /** Names of the calls so far. */
  readonly calls: string[];
  /** Names of the calls that were answered, failures among them. */
  readonly answered: string[];
  /** Addresses the browser asked for. */
  readonly requests: string[];
  /** What the page reported as errors. */
  readonly errors: string[];
  open(): Promise<void>;
  /** Waits until a call of that name was answered so many times in all. */
  called(name: string, times?: number): Promise<void>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export const googlePolicy =
  "default-src 'self' 'unsafe-inline' blob: data:; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob: data:; worker-src blob:; connect-src 'self' blob: data:";

/** How long something on the screen may take, in milliseconds: other work shares the machine. */
const patience = 60_000;

const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** google.script.run as the page sees it. */
const googleScript = `
  const prepare = (success, failure) => new Proxy({}, { get: (_, name) => {
    if (name === 'withSuccessHandler') return (handler) => prepare(handler, failure);
    if (name === 'withFailureHandler') return (handler) => prepare(success, handler);
    return (...args) => { fetch('/call/' + name, { method: 'POST', body: JSON.stringify(args) })
      .then((reply) => reply.json())
      .then(({ ok, value, message }) => ok ? success(value) : failure(Object.assign(new Error(message), { name: 'ScriptError' })),
        (error) => failure(new Error('NetworkError: Connection failure due to HTTP 0'))); };
  } });
  globalThis.google = { script: { run: prepare(() => {}, () => {}) } };
`;

/** The page as a new session of the add-on shows it, opened 300 pixels wide. */
export async function openSidebarDesk(options: DeskOptions = {}): Promise<SidebarDesk> {
  const host = openAddOn(typedWorkbook(options.tabs ?? { Sheet1: [] }), { htmlFiles: builtPages() });
  const desk = {
    faults: new Map<string, string | (() => unknown)>(),
    calls: [] as string[],
    answered: [] as string[],
    requests: [] as string[],
    errors: [] as string[],
  };
  const server = await serve(host, desk, options);
  const folder = mkdtempSync(join(tmpdir(), 'sidebar-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    args: flags,
    headless: true,
    viewport: { width: 300, height: 720 },
    deviceScaleFactor: 2,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(patience);
  watch(page, desk);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    ...desk,
    page,
    host,
    open: async () => {
      await page.goto(address);
    },
    called: async (name, times = 1) => {
      while (desk.answered.filter((other) => other === name).length < times) await page.waitForTimeout(20);
    },
    screenshot: (name) => keepScreenshot(page, name),
    close: () => closeAll(context, server, folder),
  };
}

function serve(
  host: Host,
  { faults, calls, answered }: Pick<SidebarDesk, 'faults' | 'calls' | 'answered'>,
  { policy = googlePolicy, damage = (html) => html, delayMs = 0 }: DeskOptions,
): Promise<Server> {
  const server = createServer((request, response) => {
    const [, kind, name = ''] = (request.url ?? '').split('/');
    if (kind !== 'call') {
      response.setHeader('Content-Security-Policy', policy);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      host.call('openSidebar', []);
      const html = damage(host.state.ui.sidebar?.html ?? '');
      response.end(html.replace('<head>', () => `<head><script>${googleScript}</script>`));
      return;
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      calls.push(name);
      setTimeout(() => {
        answer(response, () => perform(host, faults, name, JSON.parse(body)));
        answered.push(name);
      }, delayMs).unref();
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function perform(host: Host, faults: SidebarDesk['faults'], name: string, args: readonly unknown[]): unknown {
  const fault = faults.get(name);
  if (typeof fault === 'function') return fault();
  if (fault !== undefined) {
    faults.delete(name);
    throw new Error(fault);
  }
  return host.call(name, args).value;
}

function answer(response: ServerResponse, give: () => unknown): void {
  response.setHeader('Content-Type', 'application/json');
  try {
    response.end(JSON.stringify({ ok: true, value: give() }));
  } catch (error) {
    response.end(JSON.stringify({ ok: false, message: error instanceof Error ? error.message : String(error) }));
  }
}

function watch(page: Page, { requests, errors }: Pick<SidebarDesk, 'requests' | 'errors'>): void {
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
}

async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = join(root, '.build/screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `sidebar-${name}.png`), fullPage: true });
}

async function closeAll(context: BrowserContext, server: Server, folder: string): Promise<void> {
  await context.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
}

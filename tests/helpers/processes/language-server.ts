/** The editors' own checker, yaml-language-server, spoken to as an editor does: LSP over standard input and output. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SERVER = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');

interface Position {
  line: number;
  character: number;
}
export interface Underlined {
  /** From 1. */
  line: number;
  text: string;
}
interface Diagnostic {
  message: string;
  range: { start: Position; end: Position };
}

export class LanguageServer {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (result: unknown) => void>();
  private readonly diagnosed = new Map<string, Diagnostic[]>();
  private readonly changed: (() => void)[] = [];
  private buffer = Buffer.alloc(0);
  private ids = 0;
  private versions = 0;

  private constructor(private readonly folder: string) {
    this.process = spawn(process.execPath, [SERVER, '--stdio']);
    this.process.stdout.on('data', (bytes: Buffer) => this.take(bytes));
    // It may be closed in the middle of a talk.
    this.process.stdin.on('error', () => {});
  }

  static async open(folder: string): Promise<LanguageServer> {
    const server = new LanguageServer(folder);
    await server.ask('initialize', {
      processId: process.pid,
      rootUri: String(pathToFileURL(folder)),
      capabilities: {},
    });
    server.tell('initialized', {});
    server.tell('workspace/didChangeConfiguration', {
      settings: { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } },
    });
    return server;
  }

  close(): void {
    this.process.stdout.removeAllListeners('data');
    this.process.kill();
  }

  /** Opens the file with this text, its own where none is given; resolves with what is underlined. */
  async underlined(file: string, text = readFileSync(join(this.folder, file), 'utf8')): Promise<Underlined[]> {
    const uri = this.uri(file);
    this.diagnosed.delete(uri);
    this.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: ++this.versions, text },
    });
    while (!this.diagnosed.has(uri)) await new Promise<void>((resolve) => this.changed.push(resolve));
    const lines = text.split('\n');
    return (this.diagnosed.get(uri) ?? []).map(({ message, range: { start, end } }) => ({
      line: start.line + 1,
      text: `${(lines[start.line] ?? '').slice(start.character, end.line === start.line ? end.character : undefined)}: ${message}`,
    }));
  }

  /** What is completed at a place of an open file; lines and columns from 1. */
  async completed(file: string, line: number, column: number): Promise<string[]> {
    const params = { textDocument: { uri: this.uri(file) }, position: { line: line - 1, character: column - 1 } };
    const found = (await this.ask('textDocument/completion', params)) as { items: { label: string }[] };
    return found.items.map(({ label }) => label);
  }

  /** What is shown when one points at a place of an open file. */
  async hovered(file: string, line: number, column: number): Promise<string> {
    const params = { textDocument: { uri: this.uri(file) }, position: { line: line - 1, character: column - 1 } };
    const found = (await this.ask('textDocument/hover', params)) as { contents: { value: string } } | null;
    return found?.contents.value ?? '';
  }

  private uri(file: string): string {
    return String(pathToFileURL(join(this.folder, file)));
  }

  private ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.ids;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.send({ jsonrpc: '2.0', id, method, params });
    });
  }

  private tell(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  private send(message: unknown): void {
    const body = JSON.stringify(message);
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private take(bytes: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    for (;;) {
      const head = this.buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('utf8', 0, head))?.[1]);
      if (this.buffer.length < head + 4 + length) return;
      const message = JSON.parse(this.buffer.toString('utf8', head + 4, head + 4 + length));
      this.buffer = this.buffer.subarray(head + 4 + length);
      this.hear(message);
    }
  }

  private hear(message: { id?: number; method?: string; params?: unknown; result?: unknown }): void {
    if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: Diagnostic[] };
      this.diagnosed.set(uri, diagnostics);
      for (const resolve of this.changed.splice(0)) resolve();
    } else if (message.method !== undefined && message.id !== undefined) {
      // What the server asks of an editor: nothing is set.
      this.send({ jsonrpc: '2.0', id: message.id, result: message.method === 'workspace/configuration' ? [{}] : null });
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message.result);
      this.waiting.delete(message.id);
    }
  }
}

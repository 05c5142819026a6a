// What a chart, or a template of it, prints: a document that no disk has, which follows what is
// typed.

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** What the server answers to `shoal/render`; null where no chart is. */
interface Rendered {
  chart: string;
  /** Null for the whole chart. */
  template: string | null;
  text: string;
  error: string | null;
}

const Scheme = "shoal-rendered";
const PauseMs = 300;

function addressOf(source: vscode.Uri): vscode.Uri {
  const path = source.path.replace(/\.tpl$/, ".tpl.yaml");
  return vscode.Uri.from({ scheme: Scheme, path, query: source.toString() });
}

function commented(text: string): string {
  return text
    .split("\n")
    .map((line) => `# ${line}`)
    .join("\n");
}

function show(rendered: Rendered | null): string {
  if (rendered === null) {
    return "# This file belongs to no chart.\n";
  }
  if (rendered.error !== null) {
    return `# The chart cannot be rendered:\n${commented(rendered.error)}\n`;
  }
  return rendered.text !== "" ? rendered.text : `# ${rendered.template ?? "The chart"} prints nothing.\n`;
}

export class RenderedCharts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];
  private pause: NodeJS.Timeout | undefined;

  constructor(private readonly client: () => LanguageClient | undefined) {
    this.subscriptions = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(Scheme, this),
      vscode.workspace.onDidChangeTextDocument((event) => this.refreshSoon(event.document.uri)),
      vscode.workspace.onDidSaveTextDocument((document) => this.refreshSoon(document.uri)),
    ];
  }

  dispose(): void {
    clearTimeout(this.pause);
    for (const each of this.subscriptions) {
      each.dispose();
    }
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const client = this.client();
    if (client === undefined || !client.isRunning()) {
      return "# shoal is not running.\n";
    }
    // The server answers for buffers that it was shown.
    await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.query, true));
    return show(await client.sendRequest<Rendered | null>("shoal/render", { textDocument: { uri: uri.query } }));
  }

  /** Opens what is rendered beside the editor that is in use. */
  async open(): Promise<void> {
    const source = vscode.window.activeTextEditor?.document.uri;
    if (source === undefined || source.scheme !== "file") {
      void vscode.window.showInformationMessage("Open a file of a chart first.");
      return;
    }
    const address = addressOf(source);
    const document = await vscode.workspace.openTextDocument(address);
    await vscode.languages.setTextDocumentLanguage(document, "yaml");
    this.changed.fire(address);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: false,
    });
  }

  private refreshSoon(source: vscode.Uri): void {
    if (source.scheme !== "file") {
      return;
    }
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      for (const document of vscode.workspace.textDocuments) {
        if (document.uri.scheme === Scheme) {
          this.changed.fire(document.uri);
        }
      }
    }, PauseMs);
  }
}

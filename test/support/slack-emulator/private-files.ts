import type { IncomingMessage, ServerResponse } from 'node:http';
import { insteadOfAnswer, type WebApi } from './web-api.ts';

/**
 * Answers `GET /files-pri/<workspace>-<file>/…` as files.slack.com does: to a token that may read files the content, to
 * anybody else a page to sign in at. `file` is a method among the faults.
 */
export function answerPrivateFile(
  { state, faults }: WebApi,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [workspaceId = '', fileId = ''] = name.split('-');
  const outcome = answer();
  state.journal.record({ kind: 'fetched', file: fileId, outcome, at: state.journal.stopwatch() });

  function answer(): string {
    const fault = faults.take('file', { file: fileId });
    const instead = fault === null ? null : insteadOfAnswer(fault, 'before', request, response);
    if (instead !== null) return instead.fault;
    const workspace = state.workspaces.get(workspaceId);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (workspace?.tokens.get(token)?.scopes.has('files:read') !== true) {
      response.writeHead(302, { location: `/signin?redir=${encodeURIComponent(name)}` }).end();
      return 'sign in';
    }
    const file = workspace.keptFiles.get(fileId);
    if (file === undefined) {
      response.writeHead(404).end();
      return 'gone';
    }
    response.writeHead(200, { 'content-type': file.mimetype }).end(file.content);
    return 'ok';
  }
}

export function answerSignIn(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end('<!DOCTYPE html><html><body>Sign in to your workspace</body></html>');
}

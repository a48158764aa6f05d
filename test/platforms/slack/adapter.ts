import { commands } from '../../../commands/index.ts';
import type { Painter } from '../../../src/core/ports/painter.ts';
import type { SlackSettings } from '../../../src/core/ports/settings.ts';
import { createSlack } from '../../../src/platforms/slack/index.ts';
import { createScriptedDesk } from '../../contracts/platform-desk.ts';
import { startSlackEmulator } from '../../support/slack-emulator/index.ts';
import { handClock, type Line, lineLog } from './hand-clock.ts';
import { serve } from './web-server.ts';

/** The adapter on the emulator with a scripted desk and timers moved by hand; not started. */
export async function openAdapter(transport: 'socket' | 'http' = 'socket', painter: Painter | null = null) {
  const slack = await startSlackEmulator();
  const workspace = slack.addWorkspace({ id: 'T1' });
  const reader = slack.person('T1', 'U1', { name: 'reader' });
  workspace.addChannel({ id: 'C1', name: 'papers', members: ['U1', workspace.botUser] });
  workspace.addChannel({ id: 'C9', name: 'elsewhere', members: ['U1'] });
  const desk = createScriptedDesk();
  const clock = handClock(new Date());
  const lines: Line[] = [];
  const settings: SlackSettings = {
    transport:
      transport === 'socket'
        ? { kind: 'socket', appToken: slack.app.appToken }
        : { kind: 'http', signingSecret: slack.app.signingSecret },
    tenancy: { kind: 'one', botToken: workspace.botToken },
    apiUrl: slack.apiUrl,
    commandPrefix: '',
  };
  const pictures = painter === null ? {} : { painter };
  const parts = { settings, commands, log: lineLog(lines), installations: null, ...clock, ...pictures };
  const platform = createSlack(parts);
  const web = await serve((request, response) => {
    if (!platform.http(request, response)) response.writeHead(404).end('not for Slack');
  });
  return {
    slack,
    workspace,
    reader,
    desk,
    clock,
    lines,
    platform,
    webUrl: web.url,
    async close() {
      await platform.stop();
      await web.close();
      await slack.close();
    },
  };
}

export type Adapter = Awaited<ReturnType<typeof openAdapter>>;

import type { StartedWire } from './wire.ts';

export interface InstallPage {
  status: number;
  body: string;
}

/** Installs the app in a workspace as a browser would: the page with the button, Slack's consent, the way back. */
export async function install(
  wire: StartedWire,
  workspace: string,
  forged: { state?: string } = {},
): Promise<InstallPage> {
  const page = await fetch(`${wire.webUrl()}/slack/install`, { redirect: 'manual' });
  const cookie = page.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const authorizeUrl = new URL(page.headers.get('location') ?? linkOf(await page.text()));
  const back = new URL(`${wire.webUrl()}/slack/oauth_redirect`);
  back.searchParams.set('code', wire.slack.authorize(workspace, 'U1'));
  back.searchParams.set('state', forged.state ?? authorizeUrl.searchParams.get('state') ?? '');
  const answer = await fetch(back, { headers: { cookie }, redirect: 'manual' });
  return { status: answer.status, body: await answer.text() };
}

function linkOf(html: string): string {
  const link = /href="(https:\/\/[^"]*authorize[^"]*)"/.exec(html)?.[1];
  if (link === undefined) throw new Error('the page has no link to Slack’s consent');
  return link.replaceAll('&amp;', '&');
}

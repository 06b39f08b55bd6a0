/** What `consent` of the double does: the steps of a browser, without one. */
export async function agreeHeadlessly(
  origin: string,
  request: { authorizeUrl: string; accountId: string; deny?: boolean },
): Promise<string> {
  if (new URL(request.authorizeUrl).origin !== origin) {
    throw new Error(
      `The authorize URL does not lead to this double: ${new URL(request.authorizeUrl).origin}`,
    );
  }
  const hop = await fetch(request.authorizeUrl, { redirect: 'manual' });
  const login = new URL(hop.headers.get('location') ?? '', origin);
  const form = await fetch(login, { redirect: 'manual' });
  const sentBack = form.headers.get('location');
  if (form.status === 303 && sentBack !== null) return sentBack;
  const html = await form.text();
  if (form.status !== 200) throw new Error(`The consent page refuses: ${headline(html)}`);
  const answer = await fetch(`${origin}/authorize/accept`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      request: login.searchParams.get('continue') ?? '',
      account: request.accountId,
      action: request.deny ? 'cancel' : 'agree',
    }),
  });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`The consent page refuses: ${headline(await answer.text())}`);
  return location;
}

const headline = (html: string): string => /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? html.slice(0, 120);

import type { Transport } from './index';

/** The bridge serves the same commands on a loopback port; the page's own address holds its token. */
const token = new URLSearchParams(location.search).get('token') ?? '';

let events: EventSource | undefined;

export const bridge: Transport = {
  send: async (name, args) => {
    const response = await fetch(`/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-galley-token': token },
      body: JSON.stringify(args),
    });
    const body: unknown = await response.json();
    if (!response.ok) throw body;
    return body;
  },
  listen: (event, handler) => {
    events ??= new EventSource(`/events?token=${encodeURIComponent(token)}`);
    events.addEventListener(event, (message) => handler(JSON.parse(message.data) as never));
  },
};

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Transport } from './index';

/** The desktop window: one Tauri command, and its events. */
export const desktop: Transport = {
  send: (name, args) => invoke('call', { name, args }),
  listen: (event, handler) => {
    void listen(event, ({ payload }) => handler(payload as never));
  },
};

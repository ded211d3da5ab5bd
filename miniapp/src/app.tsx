import { QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import { queryClient } from '@/api/query-client';
import { startSession } from '@/features/session';
import { enableSpokenLabels, useLaunch } from '@/platform';
import './styles/tokens.scss';
import './styles/base.scss';
import './app.scss';

enableSpokenLabels();

/** The root: one query cache for all pages, and the silent sign-in that starts with the app. */
export default function App({ children }: PropsWithChildren) {
  useLaunch((launch) => {
    startSession(launch.scene);
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

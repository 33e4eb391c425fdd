import type { ReactNode } from 'react'

/** One silhouette a state, told apart in greyscale. */
export const stateShapes = {
  building: <path d="M8 2.5a5.5 5.5 0 1 1-5.5 5.5" strokeWidth="2" />,
  changing: (
    <>
      <circle cx="8" cy="8" r="5.25" />
      <path d="M8 2.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" stroke="none" />
    </>
  ),
  closed: <path d="m4 4 8 8M12 4l-8 8" strokeWidth="2" />,
  closing: <circle cx="8" cy="8" r="5.5" strokeDasharray="2.4 2.4" />,
  done: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none" />
      <path d="m5 8.25 2.1 2.1L11 6.25" stroke="var(--surface)" strokeWidth="1.75" />
    </>
  ),
  draft: <path d="M3.5 2h9v12h-9z" strokeDasharray="2.2 2.2" />,
  failed: (
    <>
      <path d="M8 1.5 15.25 14H.75z" fill="currentColor" stroke="none" />
      <path d="M8 6v3.5M8 11.75h.01" stroke="var(--surface)" strokeWidth="1.75" />
    </>
  ),
  here: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <circle cx="8" cy="8" r="2.5" fill="currentColor" stroke="none" />
    </>
  ),
  returned: <path d="M6 3 3 6l3 3M3 6h6a3.75 3.75 0 0 1 0 7.5H6.5" strokeWidth="1.75" />,
  risk: (
    <>
      <path d="M8 1.25 14.75 8 8 14.75 1.25 8z" fill="currentColor" stroke="none" />
      <path d="M8 4.75v3.75M8 10.75h.01" stroke="var(--surface)" strokeWidth="1.75" />
    </>
  ),
  running: <circle cx="8" cy="8" r="5" fill="currentColor" stroke="none" />,
  stopped: <path d="M3.75 3.75h8.5v8.5h-8.5z" />,
  suspended: <path d="M5.25 3.25v9.5M10.75 3.25v9.5" strokeWidth="2.5" />,
  waiting: <circle cx="8" cy="8" r="5.5" />,
} satisfies Record<string, ReactNode>

export type StateShape = keyof typeof stateShapes

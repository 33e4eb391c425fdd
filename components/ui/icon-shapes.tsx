import type { ReactNode } from 'react'

/** Outlines on a 16 px grid, 1.5 px line. Names say what is meant, not what is drawn. */
export const iconShapes = {
  agency: (
    <path d="M3 14V2.5h7V14M10 6.5h3.25V14M1.5 14h13M5.25 5.25h.01M7.75 5.25h.01M5.25 8h.01M7.75 8h.01M5.25 10.75h.01M7.75 10.75h.01" />
  ),
  alert: <path d="M8 2 14.5 13.5h-13zM8 6.5v3.25M8 11.5h.01" />,
  app: <path d="M2 2.75h12v10.5H2zM2 5.75h12M4.25 4.25h.01M6.25 4.25h.01" />,
  attach: (
    <path d="m13 7.25-5.5 5.5a3 3 0 0 1-4.25-4.25l6-6a2 2 0 0 1 2.85 2.85l-5.85 5.8a1 1 0 0 1-1.4-1.4l5.15-5.25" />
  ),
  audit: <path d="M8 1.75 13.5 4v4c0 3-2.25 5.25-5.5 6.25C4.75 13.25 2.5 11 2.5 8V4zM5.75 8l1.5 1.5 3-3" />,
  back: <path d="M13 8H3M7 4 3 8l4 4" />,
  bell: <path d="M4 7a4 4 0 0 1 8 0c0 3.5 1.25 4.5 1.25 4.5H2.75S4 10.5 4 7zM6.5 13.75h3" />,
  book: (
    <path d="M8 3.5C6.5 2.5 4.5 2.25 2 2.5v10.25c2.5-.25 4.5 0 6 1 1.5-1 3.5-1.25 6-1V2.5c-2.5-.25-4.5 0-6 1zM8 3.5v10.25" />
  ),
  bookmark: <path d="M4 2h8v12l-4-3-4 3z" />,
  calendar: <path d="M2 3.5h12v10.25H2zM2 6.5h12M5 1.75V5M11 1.75V5" />,
  catalog: <path d="M2.5 2.5h4.5v4.5h-4.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5h-4.5zM9 9h4.5v4.5H9z" />,
  chart: <path d="M2 13.75h12M4 11V8M8 11V3.5M12 11V6" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  columns: <path d="M2 2.75h12v10.5H2zM6 2.75v10.5M10 2.75v10.5" />,
  copy: <path d="M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1" />,
  data: <path d="M2 2.75h12v10.5H2zM2 6.25h12M2 9.75h12M6 6.25v7" />,
  disk: (
    <path d="M2.5 4c0-1.2 2.5-2 5.5-2s5.5.8 5.5 2-2.5 2-5.5 2-5.5-.8-5.5-2zM2.5 4v8c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2V4M2.5 8c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2" />
  ),
  down: <path d="m4 6 4 4 4-4" />,
  download: <path d="M8 2v8M4.75 7 8 10.25 11.25 7M2.5 13.5h11" />,
  edit: <path d="M10.75 2.5 13.5 5.25 5.5 13.25l-3.25.5.5-3.25zM9 4.25 11.75 7" />,
  external: <path d="M6.5 3h-4v10.5H13v-4M9 2.5h4.5V7M13.25 2.75 7.5 8.5" />,
  filter: <path d="M2 3h12l-4.5 5.5v4.75L6.5 11.5v-3z" />,
  globe: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M1.75 8h12.5M8 1.75c2.5 2.5 2.5 10 0 12.5M8 1.75c-2.5 2.5-2.5 10 0 12.5" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M6.25 6.25a1.75 1.75 0 1 1 2.5 1.6c-.5.25-.75.6-.75 1.15M8 11.25h.01" />
    </>
  ),
  home: <path d="M2.5 7 8 2.5 13.5 7v6.5h-4V9.5h-3v4h-4z" />,
  host: <path d="M3 1.75h10v12.5H3zM5.5 4.5h5M5.5 7h5M8 11.5h.01" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.25v4M8 4.75h.01" />
    </>
  ),
  key: (
    <>
      <circle cx="5" cy="11" r="2.75" />
      <path d="m7 9 6-6M11 5l2 2" />
    </>
  ),
  lock: <path d="M3.5 7h9v6.75h-9zM5.5 7V4.75a2.5 2.5 0 0 1 5 0V7" />,
  logout: <path d="M6.5 2.5h-4v11h4M6 8h8M11 5l3 3-3 3" />,
  mail: <path d="M2 3.5h12v9H2zM2 4l6 5 6-5" />,
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  minus: <path d="M3 8h10" />,
  monitor: <path d="M1.5 8h3l2-5 3 10 2-5h3" />,
  moon: <path d="M13.25 9.75A5.75 5.75 0 0 1 6.25 2.75a5.75 5.75 0 1 0 7 7z" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.25" />,
  network: (
    <path d="M5.5 1.75h5v3.5h-5zM1.5 10.75h4.5v3.5H1.5zM10 10.75h4.5v3.5H10zM8 5.25V8M3.75 10.75V8h8.5v2.75" />
  ),
  next: <path d="M3 8h10M9 4l4 4-4 4" />,
  order: <path d="M3.5 1.75h6l3 3v9.5h-9zM9.5 1.75v3h3M5.75 8h4.5M5.75 10.75h4.5" />,
  people: (
    <>
      <circle cx="6" cy="5.25" r="2.5" />
      <path d="M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 3a2.5 2.5 0 0 1 0 4.5M12 9.9c1.5.5 2.5 1.8 2.5 3.6" />
    </>
  ),
  pin: (
    <>
      <path d="M8 14s4.75-4.25 4.75-7.75a4.75 4.75 0 0 0-9.5 0C3.25 9.75 8 14 8 14z" />
      <circle cx="8" cy="6.25" r="1.6" />
    </>
  ),
  play: <path d="M4.5 2.75v10.5L13 8z" />,
  plus: <path d="M8 3v10M3 8h10" />,
  quota: <path d="M2.25 12a6.25 6.25 0 1 1 11.5 0M8 9.5l2.75-3.25" />,
  receipt: <path d="M3.5 1.75h9v12.5l-2.25-1.5-2.25 1.5-2.25-1.5-2.25 1.5zM6 5.25h4M6 8h4" />,
  refresh: <path d="M13.5 3v3.5H10M13.25 6.5a5.5 5.5 0 1 0 .25 2.75" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </>
  ),
  send: <path d="M14 2 7.5 8.5M14 2 9.75 14 7.5 8.5 2 6.25z" />,
  server: <path d="M2 2.75h12v4.5H2zM2 8.75h12v4.5H2zM4.5 5h.01M4.5 11h.01M7 5h4.5M7 11h4.5" />,
  settings: (
    <>
      <path d="M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7" />
      <circle cx="10.75" cy="4.5" r="1.75" />
      <circle cx="5.25" cy="11.5" r="1.75" />
    </>
  ),
  share: <path d="M2.5 9v4.5h11V9M8 2v8M5 5l3-3 3 3" />,
  snapshot: (
    <>
      <path d="M2 4.5h3l1-1.75h4L11 4.5h3v8.75H2z" />
      <circle cx="8" cy="8.75" r="2.25" />
    </>
  ),
  sort: <path d="M5 6.5 8 3l3 3.5M5 9.5 8 13l3-3.5" />,
  stack: <path d="M8 1.75 14 5 8 8.25 2 5zM2 8l6 3.25L14 8M2 11l6 3.25L14 11" />,
  stamp: <path d="M6 2.5h4v3.25c0 1 1 1.75 3 2.25v3H3V8c2-.5 3-1.25 3-2.25zM3 13.75h10" />,
  star: <path d="m8 2 1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z" />,
  stop: <path d="M3.5 3.5h9v9h-9z" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />
    </>
  ),
  tag: <path d="M2 2h6l6 6-6 6-6-6zM5 5h.01" />,
  terminal: <path d="M2 2.75h12v10.5H2zM4.5 6l2 2-2 2M8 10.25h3.5" />,
  text: <path d="M1.5 13 5 3.5 8.5 13M2.75 10h4.5M10 13l2.25-6 2.25 6M10.75 11.25h3" />,
  ticket: <path d="M2 3.5h12v3a1.5 1.5 0 0 0 0 3v3H2v-3a1.5 1.5 0 0 0 0-3zM9.5 3.5v9" />,
  trash: <path d="M2.5 4.25h11M6 4V2.25h4V4M4 4.25l.5 9.5h7l.5-9.5M6.75 7v4M9.25 7v4" />,
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6" />,
  up: <path d="m4 10 4-4 4 4" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof iconShapes

'use client'

/** Inside the frame: the navigation stays, so that the reader can go on. */
export { FailedPage as default } from '@/components/shell/failed-page'

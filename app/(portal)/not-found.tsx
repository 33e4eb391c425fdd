/** Inside the frame: the navigation stays, so that the reader can go on. */
export { MissingPage as default } from '@/components/shell/missing-page'

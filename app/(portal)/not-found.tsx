import { getTranslations } from 'next-intl/server'

export async function generateMetadata() {
  return { title: (await getTranslations('shell'))('notFound.title') }
}

/** Inside the frame: the navigation stays, so that the reader can go on. */
export { MissingPage as default } from '@/components/shell/missing-page'

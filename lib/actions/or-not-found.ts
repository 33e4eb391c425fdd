import 'server-only'
import { notFound } from 'next/navigation'
import { AppError } from '@/lib/errors'

/** For pages: what the reader may not see does not exist, and gets the page that says so. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found
  } catch (error) {
    if (error instanceof AppError && error.kind === 'notFound') notFound()
    throw error
  }
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id out of an address; what cannot be one leads to the same page. */
export function idOrNotFound(id: string): string {
  if (!uuidForm.test(id)) notFound()
  return id
}

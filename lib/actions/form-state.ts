/** What a server action answers to its form. Plain data: it crosses to the browser. */
export type FormState = {
  ok?: boolean
  error?: FormError
  /** Field name to a sentence that says what would be right. */
  fields?: Record<string, string>
  /** What was typed, so that a refusal loses nothing. */
  values?: Record<string, string | string[]>
  toast?: string
  /** Shown this one time and kept nowhere: an invitation's link, recovery codes. */
  shown?: Record<string, string | string[]>
  /** Changes with every answer, so that the same toast may appear twice. */
  at?: number
}

export type FormError = {
  code: string
  message: string
  remedy?: string
  contact?: string
  requestId?: string
  /** Where the remedy is; opens beside the form, which stays as it is. */
  link?: { href: string; label: string }
}

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>

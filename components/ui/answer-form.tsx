'use client'

import { type ReactNode, useState } from 'react'
import type { FormAction, FormState } from '@/lib/actions/form-state'
import { CloseContext } from './close-context'
import { CopyButton } from './copy-button'
import { Form } from './form'
import { Note } from './note'

type Props = {
  action: FormAction
  fields?: Record<string, string | number | undefined>
  /** What the answer is, why it must be kept now, and the words of its copy button. */
  answer: { title: string; hint: string; copy: string }
  /** After the answer: where to go next. */
  after?: ReactNode
  children: ReactNode
}

/** A form whose answer is shown this one time: a link, recovery codes. Nothing of it is kept in the page. */
export function AnswerForm({ action, fields, answer, after, children }: Props) {
  const [shown, setShown] = useState<FormState['shown']>()
  const values = Object.values(shown ?? {}).flat()
  if (values.length > 0) {
    return (
      <div className="stack-4">
        <Note tone="ok" title={answer.title} live>
          {answer.hint}
        </Note>
        <ul className="list mono">
          {values.map((value) => (
            <li key={value} style={{ overflowWrap: 'anywhere' }}>
              {value}
            </li>
          ))}
        </ul>
        <p className="row">
          <CopyButton value={values.join('\n')}>{answer.copy}</CopyButton>
        </p>
        {after}
      </div>
    )
  }
  return (
    <CloseContext value={undefined}>
      <Form action={action} fields={fields} onOk={(state) => setShown(state.shown)}>
        {children}
      </Form>
    </CloseContext>
  )
}

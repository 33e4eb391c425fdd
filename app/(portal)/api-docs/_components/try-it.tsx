'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import styles from './api-docs.module.css'
import { useCaller } from './caller-area'
import { type Answer, type Parameter, sendRequest } from './send-request'

type Words = Record<
  'try' | 'send' | 'sending' | 'body' | 'answer' | 'sent' | 'failed' | 'writesNeedToken' | 'notJson',
  string
>
type Props = { method: string; path: string; parameters: Parameter[]; example?: string; words: Words }

/** Sends the very request a program would send, and shows what comes back. */
export function TryIt({ method, path, parameters, example, words }: Props) {
  const { caller } = useCaller()
  const id = useId()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [problem, setProblem] = useState('')
  const [pending, setPending] = useState(false)
  const write = method !== 'GET'
  const token = caller.withToken ? caller.token : undefined

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const values = Object.fromEntries(parameters.map(({ name }) => [name, String(data.get(name) ?? '')]))
    const body = example === undefined ? undefined : String(data.get('body') ?? '')
    setPending(true)
    setProblem('')
    try {
      setAnswer(await sendRequest({ method, path, parameters, values, body, token }))
    } catch {
      setAnswer(null)
      setProblem(words.failed)
    } finally {
      setPending(false)
    }
  }

  return (
    <details className={styles.part}>
      <summary>{words.try}</summary>
      <form onSubmit={submit} className={styles.try}>
        {parameters.map(({ name, required }) => (
          <div className="field" key={name}>
            <label className="lbl mono" htmlFor={`${id}-${name}`}>
              {name}
            </label>
            <input
              className="in mono"
              id={`${id}-${name}`}
              name={name}
              required={required}
              defaultValue={name === 'Idempotency-Key' ? newKey() : ''}
              suppressHydrationWarning
            />
          </div>
        ))}
        {example === undefined ? null : (
          <div className={`field ${styles.wide}`}>
            <label className="lbl" htmlFor={`${id}-body`}>
              {words.body}
            </label>
            <textarea
              className="area mono"
              id={`${id}-body`}
              name="body"
              rows={Math.min(16, example.split('\n').length + 1)}
              defaultValue={example}
              spellCheck={false}
            />
          </div>
        )}
        <p className={`row ${styles.wide}`}>
          <Button type="submit" reason={write && !token ? words.writesNeedToken : undefined}>
            {pending ? words.sending : words.send}
          </Button>
        </p>
      </form>
      <div aria-live="polite">
        {problem ? <p className="err">{problem}</p> : null}
        {answer ? <AnswerShown answer={answer} words={words} /> : null}
      </div>
    </details>
  )
}

const newKey = () => (typeof window === 'undefined' ? '' : crypto.randomUUID())

function AnswerShown({ answer, words }: { answer: Answer; words: Words }) {
  return (
    <div className={styles.answer}>
      <p className="t3 small">
        {words.sent} <code className="mono">{answer.line}</code>
      </p>
      <p>
        {words.answer} <strong className={answer.ok ? 'ok' : 'bad'}>{answer.status}</strong>
      </p>
      <pre className={styles.code}>{`${answer.headers}\n\n${answer.text}`}</pre>
    </div>
  )
}

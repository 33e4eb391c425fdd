import { getTranslations } from 'next-intl/server'
import type { ReferenceOperation } from '@/lib/api/reference'
import styles from './api-docs.module.css'
import { FieldTable } from './field-table'
import { TryIt } from './try-it'

export async function OperationEntry({ operation }: { operation: ReferenceOperation }) {
  const t = await getTranslations('api.reference')
  const { id, method, path, summary, description, scope, parameters, body, answer } = operation
  return (
    <article className={styles.operation} id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{summary}</h3>
      <p className={styles.address}>
        <span className={styles.method}>{method}</span>
        <code className="mono">{path}</code>
      </p>
      <p>{description}</p>
      <p className="t3 small">
        {t('scope')} <code className="mono">{scope}</code>
      </p>
      {parameters.length > 0 ? (
        <FieldTable
          title={t('parameters')}
          rows={parameters.map((one) => ({
            ...one,
            note: t(one.in === 'path' ? 'inPath' : one.in === 'query' ? 'inQuery' : 'inHeader'),
          }))}
        />
      ) : null}
      {body ? <FieldTable title={t('body')} rows={body.rows} folded /> : null}
      <FieldTable title={t('answerSchema')} rows={answer} folded />
      <TryIt
        method={method}
        path={path}
        parameters={parameters.map(({ name, in: place, required }) => ({ name, place, required }))}
        example={body?.example}
        words={{
          try: t('try'),
          send: t('send'),
          sending: t('sending'),
          body: t('body'),
          answer: t('answer'),
          sent: t('sent'),
          failed: t('failed'),
          writesNeedToken: t('writesNeedToken'),
          notJson: t('notJson'),
        }}
      />
    </article>
  )
}

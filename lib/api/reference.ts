import { exampleOf, rowsOf, type Schema, type SchemaRow, typeOf } from '@/lib/api/schema-rows'

export type ReferenceParameter = SchemaRow & { in: 'path' | 'query' | 'header' }
export type ReferenceOperation = {
  id: string
  tag: string
  method: string
  path: string
  summary: string
  description: string
  scope: string
  parameters: ReferenceParameter[]
  body?: { rows: SchemaRow[]; example: string }
  answer: SchemaRow[]
}

type Described = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  'x-scope': string
  parameters: { name: string; in: string; required?: boolean; description?: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

/** The OpenAPI document as the reference page shows it: flat rows instead of nested schemas. */
export function referenceOf(document: object): ReferenceOperation[] {
  const { paths, components } = document as {
    paths: Record<string, Record<string, Described>>
    components: { schemas: Record<string, Schema> }
  }
  const known = components.schemas
  const json = (content?: Record<string, { schema: Schema }>) => content?.['application/json']?.schema
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const body = json(described.requestBody?.content)
      const [, success] = Object.entries(described.responses).find(([status]) => status.startsWith('2')) ?? []
      const answer = json(success?.content)
      return {
        id: described.operationId,
        tag: described.tags[0] ?? '',
        method: method.toUpperCase(),
        path,
        summary: described.summary,
        description: described.description,
        scope: described['x-scope'],
        parameters: described.parameters
          .filter((one) => one.name !== 'Accept-Language')
          .map((one) => ({
            name: one.name,
            in: one.in as ReferenceParameter['in'],
            type: typeOf(one.schema, known),
            required: one.required ?? false,
            description: one.description,
          })),
        body: body && {
          rows: rowsOf(body, known),
          example: JSON.stringify(exampleOf(body, known), null, 2),
        },
        answer: answer ? rowsOf(answer, known) : [],
      }
    }),
  )
}

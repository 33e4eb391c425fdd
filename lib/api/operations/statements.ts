import * as z from 'zod'
import { operation } from '@/lib/api/operation'
import { afterOf, Paging, pageOf, toPage } from '@/lib/api/page'
import { Statement, StatementLine, toStatement, toStatementLine } from '@/lib/api/schemas/statements'
import { Month } from '@/lib/api/schemas/values'
import { OfStatement } from '@/lib/billing/input'
import { getVisibleStatement, listLinesAfter, listStatementsAfter } from '@/lib/billing/list-statements-after'

export const listStatementsOperation = operation({
  id: 'listStatements',
  method: 'GET',
  path: '/statements',
  tag: 'statements',
  permission: 'statement:read',
  query: Paging.extend({ month: Month.optional() }),
  response: pageOf(Statement, 'StatementPage'),
  async run(ctx, { query }) {
    const rows = await listStatementsAfter(ctx, {
      month: query.month,
      after: afterOf(query),
      limit: query.limit + 1,
    })
    return { body: toPage(rows, query, ({ id }) => id, toStatement) }
  },
})

export const getStatementOperation = operation({
  id: 'getStatement',
  method: 'GET',
  path: '/statements/{statementId}',
  tag: 'statements',
  permission: 'statement:read',
  params: OfStatement,
  response: Statement,
  async run(ctx, { params }) {
    const row = await getVisibleStatement(ctx, params.statementId)
    return { body: toStatement(row), version: row.revision }
  },
})

export const listStatementLinesOperation = operation({
  id: 'listStatementLines',
  method: 'GET',
  path: '/statements/{statementId}/lines',
  tag: 'statements',
  permission: 'statement:read',
  params: OfStatement,
  query: Paging.extend({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  response: pageOf(StatementLine, 'StatementLinePage'),
  async run(ctx, { params, query }) {
    const rows = await listLinesAfter(ctx, {
      statementId: params.statementId,
      after: afterOf(query),
      limit: query.limit + 1,
    })
    return { body: toPage(rows, query, ({ id }) => id, toStatementLine) }
  },
})

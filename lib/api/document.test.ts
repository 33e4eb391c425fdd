import { globSync, readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { answerDocument } from '@/lib/api/answer-document'
import { tags } from '@/lib/api/operation'
import { operations } from '@/lib/api/operations/all'
import { tokenScopes } from '@/lib/auth/token-scopes'

type Node = Record<string, unknown>
type Described = { operationId: string; tags: string[]; summary: string; parameters: Node[]; responses: Node }

const read = async (language: string) => {
  const request = new Request('http://portal.test/api/v1/openapi.json', {
    headers: { 'accept-language': language },
  })
  return (await (await answerDocument(request)).json()) as {
    openapi: string
    info: Node
    paths: Record<string, Record<string, Described>>
    components: { schemas: Record<string, Node> }
  }
}

const routeFiles = () =>
  globSync('app/api/v1/**/route.ts').map((file) => ({
    path: file.replace('app', '').replace('/route.ts', '').replaceAll('[', '{').replaceAll(']', '}'),
    served: /serve\(([^)]*)\)/.exec(readFileSync(file, 'utf8'))?.[1]?.split(/,\s*/) ?? [],
  }))

describe('the OpenAPI document', () => {
  test('has every operation of every route file, and no other', async () => {
    const { paths } = await read('en')
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).map(({ operationId }) => `${path} ${operationId}`),
    )
    const routed = routeFiles().flatMap(({ path, served }) =>
      served.map((name) => `${path} ${name.replace(/Operation$/, '')}`),
    )
    expect(documented.sort()).toEqual(routed.sort())
    expect(routeFiles().filter(({ served }) => served.length === 0)).toHaveLength(2)
  })

  test('is a document of OpenAPI 3.1: every part it must have, every schema valid, every reference kept', async () => {
    const document = await read('en')
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    const ajv = new Ajv({ strict: false, validateFormats: false })
    ajv.addSchema({ ...document, $id: 'document' })
    for (const name of Object.keys(document.components.schemas))
      expect(() => ajv.compile({ $ref: `document#/components/schemas/${name}` })).not.toThrow()
    const ids = new Set<string>()
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const described of Object.values(methods)) {
        expect(ids.has(described.operationId)).toBe(false)
        ids.add(described.operationId)
        expect(tags).toContain(described.tags[0])
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        const declared = described.parameters.filter((one) => one.in === 'path')
        expect(declared.map(({ name }) => name)).toEqual(inPath)
        expect(declared.every(({ required }) => required === true)).toBe(true)
        expect(described.responses).toHaveProperty('default')
      }
    }
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name ?? '')
  })

  test('speaks the reader’s language throughout', async () => {
    const [chinese, english] = [await read('zh-CN'), await read('en-US')]
    for (const [path, methods] of Object.entries(english.paths)) {
      for (const [method, { summary }] of Object.entries(methods)) {
        expect(summary).toMatch(/^[A-Z][\x20-\x7e’]+$/)
        expect(chinese.paths[path]?.[method]?.summary).toMatch(/^\p{sc=Han}+$/u)
      }
    }
  })

  test('asks for exactly the scopes a token can be made for', () => {
    expect(new Set(operations.map(({ permission }) => permission))).toEqual(new Set(tokenScopes))
  })
})

/** One worked example: what it shows, and the question itself. */
export interface Example {
  readonly query: string;
  readonly variables?: string;
}

/** What integrators ask first, in the order of the tabs. Every one runs as it stands on the demo data. */
export const EXAMPLES: readonly Example[] = [
  {
    query: `# 谁在登录，属于哪个市，在各项目里的分工
query Whoami {
  viewer {
    name
    account
    city { name province { name } }
    memberships { role project { title slug } }
  }
}
`,
  },
  {
    query: `# 区域里的城市与项目
query RegionsAndProjects {
  regions(first: 2) {
    nodes {
      name
      cities(first: 10) { totalCount nodes { name sign colour province { name } } }
      projects(first: 5) { nodes { slug title model leadCity { name } } }
    }
  }
}
`,
  },
  {
    query: `# 一份文本的条款：编号、位置、类别、文字、摘要值。把 pageInfo.endCursor 填进 after 取下一页
query Clauses($slug: String!, $after: String) {
  project(slug: $slug) {
    drafts(first: 1) {
      nodes {
        id
        title
        revision
        digest
        clauses(first: 20, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { number path kind text digest }
        }
      }
    }
  }
}
`,
    variables: '{\n  "slug": "huaihai-red-resources",\n  "after": null\n}',
  },
  {
    query: `# 按编号取一条
query OneArticle($slug: String!) {
  project(slug: $slug) {
    drafts(first: 1) {
      nodes {
        title
        clause(number: "第三条") {
          number
          path
          lines { kind number text }
          digest
          changedAtRevision
        }
      }
    }
  }
}
`,
    variables: '{\n  "slug": "huaihai-red-resources"\n}',
  },
  {
    query: `# 条款一有变化就会收到；draftId 取自“条款”例子里的 id
subscription ClauseChanges($draftId: ID!) {
  clausesChanged(draftId: $draftId) {
    revision
    changedCount
    changed { number path text }
    removedIds
  }
}
`,
    variables: '{\n  "draftId": ""\n}',
  },
];

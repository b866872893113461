/** One worked example: what it shows, and the question itself. */
export interface Example {
  readonly query: string;
  /** JSON. `draftId` is filled in with a draft of whoever is signed in. */
  readonly variables?: string;
}

const JOINT = '{\n  "slug": "huaihai-red-resources-joint"\n}';

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
    query: `# 区域里的城市与项目，各项目里的文本
query Projects {
  regions(first: 2) {
    nodes {
      name
      cities(first: 10) { totalCount nodes { name sign colour } }
      projects(first: 5) {
        nodes { slug title model leadCity { name } drafts(first: 5) { nodes { id slug kind title revision } } }
      }
    }
  }
}
`,
  },
  {
    query: `# 一份文本的条款：编号、位置、文字、摘要值。把 pageInfo.endCursor 填进 after 取下一页
query Clauses($slug: String!, $after: String) {
  draft(slug: $slug) {
    id
    title
    revision
    digest
    clauses(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id number path kind text digest changedAtRevision }
    }
  }
}
`,
    variables: '{\n  "slug": "huaihai-red-resources-joint",\n  "after": null\n}',
  },
  {
    query: `# 一条：各市是否同意，谁在何时签的，理由是什么，引用了哪些条
query OneArticle($slug: String!) {
  draft(slug: $slug) {
    clause(number: "第三条") {
      text
      digest
      lines { id kind number text }
      citations { clause { number text } }
      signoffs { city { name } status decision { person { name } decidedAt reason } }
      settlement { settledAt }
      ownerCity { name }
      viewerMayEdit { allowed reason }
    }
  }
}
`,
    variables: JOINT,
  },
  {
    query: `# 会签全貌：每条、每市，一次取回。statuses 与 cities 顺序一致，STALE 即签后又改过
query Signoff($slug: String!) {
  draft(slug: $slug) {
    signoff { revision cities { name } rows { clauseId statuses isSettled ownerCityId citationChangedFor } }
  }
}
`,
    variables: JOINT,
  },
  {
    query: `# 尚未处理的意见，按最近活动排列，附回复
query OpenThreads($slug: String!) {
  draft(slug: $slug) {
    threads(first: 20, filter: { status: OPEN }) {
      totalCount
      nodes {
        id
        kind
        quote
        clause { number }
        openedBy { name city { name } }
        comments(first: 10) { nodes { author { name } body createdAt } }
      }
    }
  }
}
`,
    variables: JOINT,
  },
  {
    query: `# 文本从第 1 条日志到现在改了什么，谁改的（重新编号不算修改）
query WhatChanged($draftId: ID!) {
  compare(from: { draftId: $draftId, moment: { revision: 1 } }, to: { draftId: $draftId }) {
    counts { kind count }
    changes(first: 20) {
      nodes {
        kind
        before { number text }
        after { number text }
        authors { person { name city { name } } }
      }
    }
  }
}
`,
    variables: '{\n  "draftId": ""\n}',
  },
  {
    query: `# 一条的来历：历次修改，以及每个字是谁在何时写的
query WhoWroteIt($slug: String!) {
  draft(slug: $slug) {
    clause(number: "第三条") {
      history(first: 10) { nodes { revision from to authors { name city { name } } } }
      blame { authors { name } lines { lineId runs { length author at revision } } }
    }
  }
}
`,
    variables: JOINT,
  },
  {
    query: `# 各市走到立法程序的哪一步，接下来何时之前该做什么
query Board {
  project(slug: "huaihai-red-resources") {
    tracks {
      city { name }
      stage
      cells { stage standing on }
      deadlines { duty on standing source certainty }
    }
  }
}
`,
  },
  {
    query: `# 收件箱里未读的事项
query Inbox {
  inboxUnreadCount
  inbox(first: 20, filter: { unread: true }) {
    nodes { kind sentence at draft { title } clause { number } actor { name } }
  }
}
`,
  },
  {
    query: `# 这个查询花多少点、还剩多少点；dryRun 为真时什么也不执行
query Cost {
  rateLimit(dryRun: true) { cost nodeCount limit remaining resetAt }
  projects(first: 100) { nodes { drafts(first: 20) { nodes { clauses(first: 20) { nodes { text } } } } } }
}
`,
  },
  {
    query: `# 讨论一有动静就会收到。断线后把收到的最后一个 eventId 填进 after，期间的也一件不少
subscription Threads($draftId: ID!, $after: ID) {
  threadsChanged(draftId: $draftId, after: $after) {
    eventId
    change { kind actor { name } comment { body } }
    thread { id status quote clause { number } }
  }
}
`,
    variables: '{\n  "draftId": "",\n  "after": null\n}',
  },
  {
    query: `# 会签一有变化就会收到，签后又改的条款在改后一秒之内
subscription Signoffs($draftId: ID!) {
  signoffsChanged(draftId: $draftId) {
    clauses { number signoffs { city { name } status } }
    isPartial
  }
}
`,
    variables: '{\n  "draftId": ""\n}',
  },
];

/** The examples with the draft they are about filled in. */
export function examplesFor(draftId: string): readonly Example[] {
  return EXAMPLES.map(({ query, variables }) => ({
    query,
    ...(variables === undefined ? {} : { variables: variables.replace('"draftId": ""', `"draftId": "${draftId}"`) }),
  }));
}

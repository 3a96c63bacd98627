/** A blog as tests read it: documents, tables on a database, and a few records. */
import type { Expr } from '../../../../server/src/model/definition/expression.ts';
import type { Database } from '../../../../server/src/store/database.ts';
import { openMemoryDatabase } from '../../../../server/src/store/sqljs/memory.ts';
import { read } from '../../language/definition/read.ts';
import { type Started, type StartOptions, start, uses, value } from '../start.ts';

/** The language of the blog's own functions. */
export const blog = `
resource Author {
  attributes {
    uuid_primary_key id
    attribute name: string { allow_nil? false  public? true }
    attribute email: ci_string { public? true }
    attribute born: date { public? true }
    attribute team_id: uuid { public? true }
  }
  relationships {
    belongs_to team: Team { define_attribute? false }
    has_many posts: Post { destination_attribute author_id  sort [title: asc] }
    has_one latest: Post { destination_attribute author_id  sort [score: desc] }
    has_many top_posts: Post { destination_attribute author_id  sort [score: desc]  limit 2 }
    has_many open_posts: Post { destination_attribute author_id  filter state == open }
  }
  calculations {
    calculate initial: string { calculation string_downcase(name) }
    calculate greeting: string {
      calculation ^arg(word) <> " " <> name
      argument word: string { default "Hello" }
    }
  }
  aggregates {
    count post_count: posts
    count open_count: posts { filter state == open }
    exists has_posts: posts
    sum total_score: posts { field score }
    avg mean_score: posts { field score }
    max best_score: posts { field score }
    min worst_score: posts { field score  default 0 }
    first first_title: posts { field title }
    list titles: posts { field title }
    count tag_count: posts.tags
    list tag_names: posts.tags { field name  uniq? true  sort [name: asc] }
  }
  actions { defaults [read, destroy, create: *, update: *] }
}
resource Team {
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  relationships { has_many authors: Author { destination_attribute team_id } }
  actions { defaults [read, destroy, create: *, update: *] }
}
resource Post {
  attributes {
    uuid_primary_key id
    attribute title: string { allow_nil? false  public? true }
    attribute score: integer { public? true }
    attribute state: atom(one_of: [open, closed]) { public? true  default open }
    attribute words: array(string, nil_items?: true) { public? true }
    attribute meta: map { public? true }
    attribute price: decimal { public? true }
    attribute published_at: utc_datetime { public? true }
    attribute hidden: string { public? true  select_by_default? false }
    attribute author_id: uuid { public? true }
  }
  relationships {
    belongs_to author: Author { define_attribute? false }
    has_many comments: Comment { destination_attribute post_id }
    many_to_many tags: Tag { through PostTag  sort [name: asc] }
  }
  calculations {
    calculate double: integer { calculation score * 2 }
    calculate above: boolean {
      calculation score > ^arg(limit)
      argument limit: integer { default 0 }
    }
    calculate share: decimal { calculation (score + 0.1) * 1.1 / 3 }
    calculate word_count: integer { calculation length(words) }
    calculate parts: list { calculation string_split(title, " ") }
    calculate author_name: string { calculation author.name }
    calculate is_recent: boolean { calculation published_at > ago(7, day) }
  }
  aggregates { count comment_count: comments  max best_comment: comments { field stars } }
  actions {
    defaults [destroy, create: *, update: *]
    read read { primary? true }
    read open { filter state == open }
    read by_title { argument title: string { allow_nil? false }  get? true  filter title == ^arg(title) }
    read found { get_by [title] }
    read ranked {
      prepare build(sort: [score: desc], limit: 3, load: [author, double])
    }
    read offset_pages { pagination { offset? true  default_limit 2  max_page_size 3  countable true } }
    read keyset_pages { pagination { keyset? true  max_page_size 10 } }
    read above {
      argument score: integer { default 10 }
      filter is_nil(^arg(score)) or score > ^arg(score)
    }
  }
}
resource Comment {
  attributes {
    uuid_primary_key id
    attribute body: string { public? true }
    attribute stars: integer { public? true }
    attribute post_id: uuid { public? true }
  }
  relationships { belongs_to post: Post { define_attribute? false } }
  actions { defaults [read, destroy, create: *, update: *] }
}
resource Tag {
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  relationships { many_to_many posts: Post { through PostTag } }
  actions { defaults [read, destroy, create: *, update: *] }
}
resource PostTag {
  attributes {
    uuid_primary_key id
    attribute post_id: uuid { public? true }
    attribute tag_id: uuid { public? true }
  }
  relationships {
    belongs_to post: Post { define_attribute? false }
    belongs_to tag: Tag { define_attribute? false }
  }
  actions { defaults [read, destroy, create: *, update: *] }
}
`;

/** What the tables hold. */
export const records: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  Team: [
    { id: 'e1', name: 'Red' },
    { id: 'e2', name: 'Blue' },
  ],
  Author: [
    { id: 'a1', name: 'Ada', email: 'Ada@Example.org', born: '1815-12-10', team_id: 'e1' },
    { id: 'a2', name: 'Bob', email: null, born: '1990-01-31', team_id: 'e1' },
    { id: 'a3', name: 'Cyd', email: 'cyd@example.org', born: null, team_id: null },
  ],
  Post: [
    {
      id: 'b1',
      title: 'Alpha one',
      score: 5,
      state: 'open',
      words: ['a', 'b'],
      meta: { lang: 'en', size: 3, deep: { list: [1, 'x'] } },
      price: 0.1,
      published_at: '2026-01-30T10:00:00Z',
      hidden: 'h1',
      author_id: 'a1',
    },
    { id: 'b2', title: 'Beta', score: 20, state: 'closed', words: [], author_id: 'a1', price: 2.675 },
    {
      id: 'b3',
      title: 'Gamma',
      score: null,
      state: 'open',
      author_id: 'a1',
      published_at: '2025-06-01T00:00:00Z',
    },
    {
      id: 'b4',
      title: 'delta',
      score: 20,
      state: 'open',
      words: ['b', null],
      author_id: 'a2',
      meta: { lang: 'de', flag: true },
    },
    { id: 'b5', title: 'Epsilon', score: 1, state: 'closed', author_id: null },
  ],
  Comment: [
    { id: 'c1', body: 'Good', stars: 4, post_id: 'b1' },
    { id: 'c2', body: 'bad', stars: 1, post_id: 'b1' },
    { id: 'c3', body: 'fine', stars: null, post_id: 'b4' },
  ],
  Tag: [
    { id: 'd1', name: 'code' },
    { id: 'd2', name: 'art' },
  ],
  PostTag: [
    { id: 'f1', post_id: 'b1', tag_id: 'd1' },
    { id: 'f2', post_id: 'b1', tag_id: 'd2' },
    { id: 'f3', post_id: 'b4', tag_id: 'd2' },
  ],
};

/** `b1` as a uuid. */
export function id(short: string): string {
  return `${short}000000-0000-4000-8000-000000000000`;
}

/** The short form of an id. */
export function short(uuid: unknown): string {
  return String(uuid).slice(0, 2);
}

/** A runtime over the blog and its records. */
export async function startBlog(
  options: StartOptions & { readonly others?: string; readonly database?: Database } = {},
): Promise<Started> {
  const database = options.database ?? (await openMemoryDatabase());
  const started = await start(blog + (options.others ?? ''), { ...options, database });
  await write(started, records);
  return started;
}

/** Writes records as they are into their tables. */
export async function write(
  { runtime }: Started,
  all: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>,
): Promise<void> {
  for (const [resource, rows] of Object.entries(all))
    for (const row of rows) {
      const input = Object.fromEntries(
        Object.entries(row).map(([name, each]) => [
          name,
          isId(name) && each !== null ? id(String(each)) : each,
        ]),
      );
      const { id: key, ...rest } = input;
      await value(
        runtime.create(resource, 'create', rest, { authorize: false, forcedAttributes: { id: key } }),
      );
    }
}

const isId = (name: string) => name === 'id' || name.endsWith('_id');

/** Expressions as documents say them of posts, by their texts. All are read at once, which is what takes time. */
export function conditions(texts: readonly string[]): (text: string) => Expr {
  const actions = texts.map((text, at) => `read filter_${at} { filter ${text} }`).join('\n');
  const { definitions, problems } = read(
    `${uses}${blog.replace('actions {\n    defaults [destroy', (found) => found.replace('{', `{\n${actions}`))}`,
  );
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const post = definitions.resources.find(({ name }) => name === 'Post');
  return (text) => {
    const name = `filter_${texts.indexOf(text)}`;
    const [filter] = post?.actions.find((action) => action.name === name)?.filters ?? [];
    if (!filter) throw new Error(`${text} is not among the conditions.`);
    return filter;
  };
}

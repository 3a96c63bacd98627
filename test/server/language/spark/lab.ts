/** A small language with types, functions and fields of its own, to test expressions in. */
export const lab = `dsl lab {
  function text: type { value any_of([string, atom])  class text }
  function atom: type { option one_of: list(any)  value atom  class text }
  function integer: type { option min: integer  value integer  class number }
  function decimal: type { value any_of([number, string])  class number }
  function boolean: type { value boolean  class boolean }
  function date: type { value string  class date }
  function datetime: type { value string  class datetime }
  function duration: type { value duration  class duration }
  function uuid: type { value string  class id }
  function map: type { value map  class map }
  function term: type { value any  class other }
  function odd: type { value any }
  function array: type { arg of: type  value list(any)  class list }
  function custom: type { arg name: reference(type_name)  value any  class other }
  entity enum_type {
    kind type_name
    arg name: atom { unique true }
    entity value { kind enum_value  arg name: atom { unique true } }
  }
  entity new_type { kind type_name  arg name: atom { unique true }  arg subtype_of: type }

  function is_nil: expression { arg value: expression  returns boolean }
  function contains: expression {
    arg text: expression(returns: text)
    arg part: expression(returns: text)
    returns boolean
  }
  function today: expression { returns date }
  function is_a: expression { arg name: expression(returns: atom)  returns boolean }
  function if: expression {
    arg condition: expression(returns: boolean)
    arg then: expression
    arg else: expression { required false }
    returns then
  }
  function exists: expression {
    arg path: reference(link, through: link)
    arg condition: expression(of: path, returns: boolean) = true
    returns boolean
  }
  function parent: expression { arg value: expression(of: parent)  returns value }
  function cast: expression { arg value: expression  arg type: type  returns type }
  function first: expression {
    arg path: reference(link, through: link)
    option field: reference(field, of: path)
    returns field
  }
  function mystery: expression { arg value: any }
  function arg: template { arg name: reference(argument) }
  function actor: template { arg field: any }

  mixin asking {
    entity argument { arg name: atom { unique true }  arg type: type }
  }
  entity thing {
    arg name: atom { unique true }
    entity keeps {
      kind [attribute, field]
      arg name: atom { unique true }
      arg type: type
      option default: value(type)
      option constraints: map
    }
    entity counter { kind [attribute, field]  arg name: atom { unique true }  set type = integer }
    entity sums {
      kind field
      arg name: atom { unique true }
      arg path: reference(link, through: link)
      arg part: reference(field, of: path.destination)
      set type = part
    }
    entity leads {
      kind [link, field]
      arg name: atom { unique true }
      arg destination: reference(thing)
      option id_type: type = uuid
      option filter: expression(of: destination, returns: boolean)
    }
    entity gives {
      kind field
      arg name: atom { unique true }
      arg type: type
      arg value: expression(returns: type)
      include asking
    }
    entity only { arg condition: expression(returns: boolean)  include asking }
    entity shows { arg value: expression }
    section machine {
      option states: list(declares(state))
      option first: reference(state)
      option held_in: atom = state
    }
  }
  transform "a link defines its id" { each leads  add { keeps "{name}_id": ^id_type } }
  transform "a machine holds its state" { each machine  add { keeps "{held_in}": atom { default ^first } } }
}
use lab
enum_type Priority { value low  value high }
new_type Age: integer(min: 0)
new_type Years: custom(Age)
new_type Loop: custom(Loop)
thing Person {
  keeps name: text
  keeps age: custom(Years)
  keeps born: date
  leads home: House
  leads task: Task
  sums round_trip: task, round
}
thing House { keeps street: text  keeps floors: integer }
thing Task {
  keeps title: text
  keeps priority: custom(Priority)
  keeps mood: atom(one_of: [good, bad])
  keeps colour: atom { constraints [one_of: [red, green]] }
  keeps tags: array(text)
  keeps sizes: array(integer)
  keeps due: date
  keeps at: datetime
  keeps took: duration
  keeps open: boolean
  keeps sign: atom(one_of: [open, shut])
  keeps price: decimal
  keeps anything: term
  keeps strange: odd
  keeps endless: custom(Loop)
  keeps key: uuid
  keeps sort: atom
  keeps data: map
  counter points
  leads author: Person
  machine { states [draft, done]  first draft }
  sums age: author, age
  sums round: author, round_trip
  gives twice: integer, points * 2
  `;

/** A document with statements in the block of the thing \`Task\`. */
export function inTask(statements: string): string {
  return `${lab}${statements}\n}\n`;
}

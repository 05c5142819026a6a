#include "linter/helm/schema_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"
#include "linter/helm/convert.h"
#include "linter/helm/schema_evaluation.h"
#include "linter/helm/schema_reference.h"

// An evaluator of our own, since it works on values that know where they were written and says
// what Helm says.

namespace linter::helm {

using gotemplate::Kind;
using gotemplate::Map;
using gotemplate::Value;

static std::string_view TypeOf(const Value& value) {
  return value.is_nil()               ? "null"
         : value.kind() == Kind::Bool ? "boolean"
         : value.is_number()          ? "number"
         : value.is_string()          ? "string"
         : value.is_list()            ? "array"
         : value.is_map()             ? "object"
                                      : "unknown";
}

static bool IsWhole(const Value& value) {
  return value.is_integer() ||
         (value.kind() == Kind::Float64 && value.real() == std::floor(value.real()));
}

static std::vector<std::string_view> WantedTypes(const Map& schema) {
  const Value* type = schema.Find("type");
  std::vector<std::string_view> wanted;
  if (type != nullptr && type->is_string()) {
    wanted.push_back(type->bytes());
  } else if (type != nullptr && type->is_list()) {
    for (const Value& item : type->list().items) {
      if (item.is_string()) {
        wanted.push_back(item.bytes());
      }
    }
  }
  return wanted;
}

static bool TypeFits(const Map& schema, const Value& value) {
  const auto wanted = WantedTypes(schema);
  const std::string_view actual = TypeOf(value);
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](std::string_view name) {
           return name == actual || (name == "integer" && actual == "number" && IsWhole(value));
         });
}

static bool JsonEqual(const Value& left, const Value& right) {
  return left.is_number() && right.is_number() ? FloatOf(left) == FloatOf(right)
                                               : DeepEqual(left, right);
}

static std::string Shown(const Value& value) {
  if (value.is_string()) {
    return QuoteName(value.bytes());
  }
  if (value.kind() == Kind::Bool) {
    return value.boolean() ? "true" : "false";
  }
  return value.is_number() ? gotemplate::FormatFloat(FloatOf(value), 'g', -1)
                           : std::string(value.is_nil() ? "null" : TypeOf(value));
}

void SchemaCheck::Append(Subject& subject, const Value& schema, const Value& value,
                         const std::string& pointer) {
  Problems found = Check(schema, value, pointer, subject.depth + 1);
  subject.problems.insert(subject.problems.end(), found.begin(), found.end());
}

Problems SchemaCheck::Check(const Value& schema, const Value& value, const std::string& pointer,
                            int depth) {
  if (depth > MaxSchemaDepth || ++steps_ > MaxSchemaSteps) {
    return {};
  }
  if (schema.kind() == Kind::Bool) {
    return schema.boolean() ? Problems() : Problems{{pointer, "false schema", value.origin(), {}}};
  }
  if (!schema.is_map()) {
    return {};
  }
  Subject subject{schema.map(), value, pointer, depth};
  References(subject);
  Types(subject);
  // A value of the wrong type is not looked at any further.
  if (!TypeFits(subject.schema, value)) {
    return std::move(subject.problems);
  }
  Constants(subject);
  Numbers(subject);
  Strings(subject);
  Arrays(subject);
  Objects(subject);
  Combinations(subject);
  Conditions(subject);
  return std::move(subject.problems);
}

void SchemaCheck::References(Subject& subject) {
  const Value* reference = subject.Key("$ref");
  if (reference == nullptr || !reference->is_string()) {
    return;
  }
  const Value* target = FindReference(root_, reference->bytes());
  if (target != nullptr) {
    Append(subject, *target, subject.value, subject.pointer);
  }
}

void SchemaCheck::Types(Subject& subject) {
  const auto wanted = WantedTypes(subject.schema);
  if (!TypeFits(subject.schema, subject.value)) {
    subject.Add(fmt::format("got {}, want {}", TypeOf(subject.value), fmt::join(wanted, " or ")));
  }
}

void SchemaCheck::Constants(Subject& subject) {
  const Value* choices = subject.Key("enum");
  if (choices != nullptr && choices->is_list()) {
    std::string shown;
    bool found = false;
    for (const Value& choice : choices->list().items) {
      found = found || JsonEqual(choice, subject.value);
      shown += (shown.empty() ? "" : ", ") + Shown(choice);
    }
    if (!found) {
      const bool one = choices->list().items.size() == 1;
      subject.Add(fmt::format("value must be {}{}", one ? "" : "one of ", shown));
    }
  }
  const Value* constant = subject.Key("const");
  if (constant != nullptr && !JsonEqual(*constant, subject.value)) {
    const bool nested = constant->is_list() || constant->is_map();
    subject.Add(nested ? "'const' failed" : "value must be " + Shown(*constant));
  }
}

void SchemaCheck::Numbers(Subject& subject) {
  if (!subject.value.is_number()) {
    return;
  }
  const double actual = FloatOf(subject.value);
  const auto bound = [&](std::string_view key, auto breaks) {
    const Value* wanted = subject.Key(key);
    if (wanted != nullptr && wanted->is_number() && breaks(actual, FloatOf(*wanted))) {
      subject.Add(fmt::format("{}: got {}, want {}", key, gotemplate::FormatFloat(actual, 'g', -1),
                              Shown(*wanted)));
    }
  };
  bound("minimum", [](double it, double limit) { return it < limit; });
  bound("maximum", [](double it, double limit) { return it > limit; });
  bound("exclusiveMinimum", [](double it, double limit) { return it <= limit; });
  bound("exclusiveMaximum", [](double it, double limit) { return it >= limit; });
  bound("multipleOf", [](double it, double unit) {
    const double ratio = it / unit;
    return unit > 0 && std::fabs(ratio - std::round(ratio)) > 1e-9;
  });
}

void SchemaCheck::Strings(Subject& subject) {
  if (!subject.value.is_string()) {
    return;
  }
  const std::string_view text = subject.value.bytes();
  const std::string problem =
      CountProblem("minLength", "maxLength", gotemplate::RuneCount(text), subject.schema);
  if (!problem.empty()) {
    subject.Add(problem);
  }
  const Value* pattern = subject.Key("pattern");
  if (pattern != nullptr && pattern->is_string() && !PatternMatches(pattern->bytes(), text)) {
    subject.Add(
        fmt::format("{} does not match pattern {}", QuoteName(text), QuoteName(pattern->bytes())));
  }
}

void SchemaCheck::Items(Subject& subject) {
  const auto& items = subject.value.list().items;
  const Value* prefix = subject.Key("prefixItems");
  const Value* rest = subject.Key("items");
  if (rest != nullptr && rest->is_list()) {
    prefix = rest;
    rest = subject.Key("additionalItems");
  }
  const std::size_t fixed =
      prefix != nullptr && prefix->is_list() ? prefix->list().items.size() : 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string pointer = fmt::format("{}/{}", subject.pointer, i);
    if (i < fixed) {
      Append(subject, prefix->list().items[i], items[i], pointer);
    } else if (rest != nullptr) {
      Append(subject, *rest, items[i], pointer);
    }
  }
}

void SchemaCheck::Arrays(Subject& subject) {
  if (!subject.value.is_list()) {
    return;
  }
  const auto& items = subject.value.list().items;
  const std::string problem = CountProblem("minItems", "maxItems", items.size(), subject.schema);
  if (!problem.empty()) {
    subject.Add(problem);
  }
  const Value* unique = subject.Key("uniqueItems");
  if (unique != nullptr && unique->Truth()) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (std::size_t j = i + 1; j < items.size() && ++steps_ < MaxSchemaSteps; ++j) {
        if (JsonEqual(items[i], items[j])) {
          subject.Add(fmt::format("items at {} and {} are equal", i, j));
          i = items.size();
          break;
        }
      }
    }
  }
  const Value* contains = subject.Key("contains");
  if (contains != nullptr) {
    bool found = false;
    for (const Value& item : items) {
      found = found || Check(*contains, item, subject.pointer, subject.depth + 1).empty();
    }
    if (!found) {
      subject.Add("no items match contains schema");
    }
  }
  Items(subject);
}

Problems CheckSchema(const Value& schema, const Value& value) {
  return SchemaCheck(schema).Check(schema, value, "", 0);
}

}  // namespace linter::helm

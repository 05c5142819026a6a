#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

#include "linter/gotemplate/number.h"
#include "linter/helm/convert.h"
#include "linter/helm/schema_evaluation.h"

namespace linter::helm {

using gotemplate::Kind;
using gotemplate::Map;
using gotemplate::Value;

std::string QuoteName(std::string_view text) {
  const std::string quoted = gotemplate::Quote(text);
  std::string out = "'";
  for (const char character : quoted.substr(1, quoted.size() - 2)) {
    out += character == '\'' ? "\\'" : std::string(1, character);
  }
  return out + "'";
}

std::string QuoteNames(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) {
    out += out.empty() ? "" : ", ";
    out += QuoteName(name);
  }
  return out;
}

static std::string Escaped(std::string_view key) {
  std::string out;
  for (const char character : key) {
    out += character == '~' ? "~0" : character == '/' ? "~1" : std::string(1, character);
  }
  return out;
}

std::string CountProblem(std::string_view least, std::string_view most, std::size_t actual,
                         const Map& schema) {
  const auto count = static_cast<std::int64_t>(actual);
  const auto problem = [&](std::string_view key, auto breaks) -> std::string {
    const Value* wanted = schema.Find(key);
    if (wanted == nullptr || !wanted->is_number()) {
      return {};
    }
    const auto limit = static_cast<std::int64_t>(FloatOf(*wanted));
    return breaks(limit) ? fmt::format("{}: got {}, want {}", key, count, limit) : "";
  };
  const std::string few = problem(least, [&](std::int64_t limit) { return count < limit; });
  return few.empty() ? problem(most, [&](std::int64_t limit) { return count > limit; }) : few;
}

bool PatternMatches(std::string_view pattern, std::string_view text) {
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 compiled(re2::StringPiece(pattern.data(), pattern.size()), options);
  return !compiled.ok() || RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled);
}

void SchemaCheck::Properties(Subject& subject) {
  const Value* properties = subject.Key("properties");
  const Value* patterns = subject.Key("patternProperties");
  const Value* others = subject.Key("additionalProperties");
  const Value* names = subject.Key("propertyNames");
  std::vector<std::string_view> unknown;
  for (const Map::Entry& entry : subject.value.map().entries) {
    const std::string_view key = entry.key->bytes();
    const std::string pointer = subject.pointer + "/" + Escaped(key);
    bool known = false;
    if (properties != nullptr && properties->is_map()) {
      if (const Value* schema = properties->map().Find(key)) {
        known = true;
        Append(subject, *schema, entry.value, pointer);
      }
    }
    if (patterns != nullptr && patterns->is_map()) {
      for (const Map::Entry& pattern : patterns->map().entries) {
        if (PatternMatches(pattern.key->bytes(), key)) {
          known = true;
          Append(subject, pattern.value, entry.value, pointer);
        }
      }
    }
    if (!known && others != nullptr) {
      if (others->kind() == Kind::Bool && !others->boolean()) {
        unknown.push_back(key);
      } else {
        Append(subject, *others, entry.value, pointer);
      }
    }
    if (names != nullptr) {
      const Problems bad = Check(*names, Value::Of(entry.key), pointer, subject.depth + 1);
      if (!bad.empty()) {
        subject.Add("invalid propertyName " + QuoteName(key), bad);
      }
    }
  }
  if (!unknown.empty()) {
    subject.Add(fmt::format("additional properties {} not allowed", QuoteNames(unknown)));
  }
}

void SchemaCheck::Dependencies(Subject& subject) {
  for (const std::string_view keyword : {"dependencies", "dependentRequired", "dependentSchemas"}) {
    const Value* all = subject.Key(keyword);
    if (all == nullptr || !all->is_map()) {
      continue;
    }
    for (const Map::Entry& entry : all->map().entries) {
      if (subject.value.map().Find(entry.key->bytes()) == nullptr) {
        continue;
      }
      if (!entry.value.is_list()) {
        Append(subject, entry.value, subject.value, subject.pointer);
        continue;
      }
      std::vector<std::string_view> missing;
      for (const Value& name : entry.value.list().items) {
        if (name.is_string() && subject.value.map().Find(name.bytes()) == nullptr) {
          missing.push_back(name.bytes());
        }
      }
      if (!missing.empty()) {
        subject.Add(fmt::format("properties {} required, if {} exists", QuoteNames(missing),
                                QuoteName(entry.key->bytes())));
      }
    }
  }
}

void SchemaCheck::Objects(Subject& subject) {
  if (!subject.value.is_map()) {
    return;
  }
  const std::string problem = CountProblem("minProperties", "maxProperties",
                                           subject.value.map().entries.size(), subject.schema);
  if (!problem.empty()) {
    subject.Add(problem);
  }
  const Value* required = subject.Key("required");
  if (required != nullptr && required->is_list()) {
    std::vector<std::string_view> missing;
    for (const Value& name : required->list().items) {
      if (name.is_string() && subject.value.map().Find(name.bytes()) == nullptr) {
        missing.push_back(name.bytes());
      }
    }
    if (!missing.empty()) {
      subject.Add(fmt::format("missing {} {}", missing.size() == 1 ? "property" : "properties",
                              QuoteNames(missing)));
    }
  }
  Properties(subject);
  Dependencies(subject);
}

void SchemaCheck::Combinations(Subject& subject) {
  const auto each = [&](std::string_view keyword) {
    std::vector<Problems> results;
    const Value* schemas = subject.Key(keyword);
    if (schemas != nullptr && schemas->is_list()) {
      for (const Value& schema : schemas->list().items) {
        results.push_back(Check(schema, subject.value, subject.pointer, subject.depth + 1));
      }
    }
    return results;
  };
  const auto flat = [](const std::vector<Problems>& results) {
    Problems all;
    for (const Problems& result : results) {
      all.insert(all.end(), result.begin(), result.end());
    }
    return all;
  };
  Problems all = flat(each("allOf"));
  if (!all.empty()) {
    subject.Add("'allOf' failed", std::move(all));
  }
  const auto holds = [](const Problems& result) { return result.empty(); };
  const std::vector<Problems> any = each("anyOf");
  if (!any.empty() && std::none_of(any.begin(), any.end(), holds)) {
    subject.Add("'anyOf' failed", flat(any));
  }
  const std::vector<Problems> one = each("oneOf");
  std::vector<std::size_t> matched;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i].empty()) {
      matched.push_back(i);
    }
  }
  if (!one.empty() && matched.empty()) {
    subject.Add("'oneOf' failed, none matched", flat(one));
  } else if (matched.size() > 1) {
    subject.Add(fmt::format("'oneOf' failed, subschemas {}, {} matched", matched[0], matched[1]));
  }
  const Value* negated = subject.Key("not");
  if (negated != nullptr &&
      Check(*negated, subject.value, subject.pointer, subject.depth + 1).empty()) {
    subject.Add("'not' failed");
  }
}

void SchemaCheck::Conditions(Subject& subject) {
  const Value* condition = subject.Key("if");
  if (condition == nullptr) {
    return;
  }
  const bool holds = Check(*condition, subject.value, subject.pointer, subject.depth + 1).empty();
  const Value* consequence = subject.Key(holds ? "then" : "else");
  if (consequence != nullptr) {
    Append(subject, *consequence, subject.value, subject.pointer);
  }
}

}  // namespace linter::helm

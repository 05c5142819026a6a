#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/schema_check.h"

namespace linter::helm {

using Problems = std::vector<SchemaProblem>;

// References may go in circles.
constexpr int MaxSchemaDepth = 200;
constexpr int MaxSchemaSteps = 2'000'000;

// Checks one value after the other; what belongs to objects and combinations is in
// schema_objects.cpp.
class SchemaCheck {
 public:
  explicit SchemaCheck(const gotemplate::Value& root) : root_(root) {}

  Problems Check(const gotemplate::Value& schema, const gotemplate::Value& value,
                 const std::string& pointer, int depth);

 private:
  // One value against one schema.
  struct Subject {
    const gotemplate::Map& schema;
    const gotemplate::Value& value;
    const std::string& pointer;
    int depth;
    Problems problems = {};

    const gotemplate::Value* Key(std::string_view name) const { return schema.Find(name); }
    void Add(std::string message, Problems causes = {}) {
      problems.push_back({pointer, std::move(message), value.origin(), std::move(causes)});
    }
  };

  void Append(Subject& subject, const gotemplate::Value& schema, const gotemplate::Value& value,
              const std::string& pointer);
  void References(Subject& subject);
  static void Types(Subject& subject);
  static void Constants(Subject& subject);
  static void Numbers(Subject& subject);
  static void Strings(Subject& subject);
  void Arrays(Subject& subject);
  void Items(Subject& subject);
  void Objects(Subject& subject);
  void Properties(Subject& subject);
  void Dependencies(Subject& subject);
  void Combinations(Subject& subject);
  void Conditions(Subject& subject);

  gotemplate::Value root_;
  int steps_ = 0;
};

// In single quotes, as the messages have names.
std::string QuoteName(std::string_view text);
std::string QuoteNames(const std::vector<std::string_view>& names);
// The bound on a count that is broken, in words; empty when none is.
std::string CountProblem(std::string_view least, std::string_view most, std::size_t actual,
                         const gotemplate::Map& schema);
bool PatternMatches(std::string_view pattern, std::string_view text);

}  // namespace linter::helm

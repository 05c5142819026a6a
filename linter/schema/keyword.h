#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "linter/yaml/node.h"

namespace re2 {
class RE2;
}  // namespace re2

namespace linter::schema {

enum class Truth : std::uint8_t { No, Unknown, Yes };

struct Judgement {
  Truth truth = Truth::Yes;
  // Where it is No, the end of a sentence that begins with the value: "is less than 1".
  std::string wrong = {};
};

// Says what single keywords of a JSON Schema, and whole schemas, have against a value. Bounded in
// steps and depth; what is beyond is Unknown, and so is a keyword that it does not know.
class Judge {
 public:
  Judge();
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;
  Judge(Judge&&) = delete;
  Judge& operator=(Judge&&) = delete;
  ~Judge();

  // `main` is the schema of the same value that a branch such as one of `oneOf` stands in: its
  // defaults are there before anything is judged.
  Truth Value(const yaml::Node& value, const yaml::Node& schema, const yaml::Node& main);
  // Of those about a value by itself, such as `pattern` and `minimum`.
  Judgement Constraint(std::string_view keyword, const yaml::Node& argument,
                       const yaml::Node& schema, const yaml::Node& value);

 private:
  Truth Keyword(std::string_view keyword, const yaml::Node& argument, const yaml::Node& schema,
                const yaml::Node& value, const yaml::Node& main);
  Truth Required(const yaml::Node& names, const yaml::Node& value, const yaml::Node& main);
  Truth Properties(const yaml::Node& properties, const yaml::Node& value, const yaml::Node& main);
  Truth Items(const yaml::Node& items, const yaml::Node& value, const yaml::Node& main);
  Truth Branches(std::string_view keyword, const yaml::Node& branches, const yaml::Node& value,
                 const yaml::Node& main);
  Judgement Pattern(const yaml::Node& pattern, std::string_view text);

  std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>> patterns_;
  std::size_t steps_ = 0;
  std::size_t depth_ = 0;
};

// Whether a value has one of the types that a `type` names.
Truth HasType(const yaml::Node& type, const yaml::Node& value);
// Of two scalars, as JSON has it.
bool Equal(const yaml::Node& left, const yaml::Node& right);

}  // namespace linter::schema

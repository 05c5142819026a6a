// Keywords that speak of a value by itself, and the logic of those that join schemas. Three truths:
// what cannot be decided must neither refuse an object nor make `not` do so.

#include "linter/schema/keyword.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>

#include "linter/schema/format.h"
#include "linter/yaml/slot.h"

namespace linter::schema {

constexpr std::size_t MostSteps = 1U << 18U;
constexpr std::size_t MostDepth = 100;

Judge::Judge() = default;
Judge::~Judge() = default;

static Truth And(Truth left, Truth right) {
  return std::min(left, right);
}

static Truth Either(bool truth) {
  return truth ? Truth::Yes : Truth::No;
}

static Truth HasTypeNamed(std::string_view name, const yaml::Node& value) {
  if (name == "object") {
    return Either(value.is_mapping());
  }
  if (name == "array") {
    return Either(value.is_sequence());
  }
  const auto type = value.is_scalar() ? value.Type() : yaml::ScalarType::Null;
  if (name == "null") {
    return Either(value.is_scalar() && type == yaml::ScalarType::Null);
  }
  if (name == "string") {
    return Either(type == yaml::ScalarType::String);
  }
  if (name == "boolean") {
    return Either(type == yaml::ScalarType::Bool);
  }
  const bool integer =
      type == yaml::ScalarType::Int || (type == yaml::ScalarType::Float && value.Int().has_value());
  if (name == "integer") {
    return Either(integer);
  }
  return name == "number" ? Either(integer || type == yaml::ScalarType::Float) : Truth::Unknown;
}

Truth HasType(const yaml::Node& type, const yaml::Node& value) {
  if (type.is_scalar()) {
    return HasTypeNamed(type.text(), value);
  }
  auto best = Truth::No;
  for (const auto& each : type.Items()) {
    best = std::max(best, each.is_scalar() ? HasTypeNamed(each.text(), value) : Truth::Unknown);
  }
  return best;
}

bool Equal(const yaml::Node& left, const yaml::Node& right) {
  if (left.Type() == yaml::ScalarType::String || right.Type() == yaml::ScalarType::String) {
    return left.Type() == right.Type() && left.text() == right.text();
  }
  const auto one = left.Float();
  const auto other = right.Float();
  if (one || other) {
    return one == other;
  }
  return left.Type() == right.Type() && left.Bool() == right.Bool();
}

static Judgement Refused(std::string wrong) {
  return {Truth::No, std::move(wrong)};
}

static Judgement Enum(const yaml::Node& values, const yaml::Node& value) {
  if (!values.is_sequence() || !value.is_scalar()) {
    return {Truth::Unknown};
  }
  for (const auto& each : values.Items()) {
    if (!each.is_scalar()) {
      return {Truth::Unknown};
    }
    if (Equal(each, value)) {
      return {};
    }
  }
  return Refused("is no value of the field");
}

Judgement Judge::Pattern(const yaml::Node& pattern, std::string_view text) {
  const auto written = pattern.text();
  auto known = patterns_.find(written);
  if (known == patterns_.end()) {
    RE2::Options options;
    options.set_log_errors(false);
    auto compiled =
        std::make_unique<RE2>(re2::StringPiece(written.data(), written.size()), options);
    known = patterns_.emplace(std::string(written), std::move(compiled)).first;
  }
  if (!known->second->ok()) {
    return {Truth::Unknown};
  }
  constexpr std::size_t Longest = 100;
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *known->second)
             ? Judgement{}
             : Refused(written.size() > Longest
                           ? std::string("does not match the pattern of the field")
                           : fmt::format("does not match `{}`", written));
}

// As Unicode counts them.
static std::int64_t Characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char each) { return (static_cast<unsigned char>(each) & 0xC0) != 0x80; });
}

struct Bound {
  std::string_view keyword;
  bool lower;
  std::string_view unit;
};

static Judgement Counted(const Bound& bound, std::int64_t limit, std::int64_t count) {
  if (bound.lower ? count >= limit : count <= limit) {
    return {};
  }
  return Refused(fmt::format("has {} {}{}, {} than {}", count, bound.unit, count == 1 ? "" : "s",
                             bound.lower ? "fewer" : "more", limit));
}

static Judgement Size(std::string_view keyword, const yaml::Node& argument,
                      const yaml::Node& value) {
  constexpr std::array<Bound, 6> Bounds = {{{"minLength", true, "character"},
                                            {"maxLength", false, "character"},
                                            {"minItems", true, "item"},
                                            {"maxItems", false, "item"},
                                            {"minProperties", true, "field"},
                                            {"maxProperties", false, "field"}}};
  const auto* bound = std::find_if(Bounds.begin(), Bounds.end(),
                                   [&](const Bound& each) { return each.keyword == keyword; });
  const auto limit = argument.Int();
  if (bound == Bounds.end() || !limit) {
    return {Truth::Unknown};
  }
  if (bound->unit == "character") {
    const auto text = value.String();
    return text ? Counted(*bound, *limit, Characters(*text)) : Judgement{};
  }
  const bool applies = bound->unit == "item" ? value.is_sequence() : value.is_mapping();
  return applies ? Counted(*bound, *limit, static_cast<std::int64_t>(value.size())) : Judgement{};
}

static bool IsNumber(const yaml::Node& value) {
  return value.is_scalar() &&
         (value.Type() == yaml::ScalarType::Int || value.Type() == yaml::ScalarType::Float);
}

static Judgement Range(std::string_view keyword, const yaml::Node& argument,
                       const yaml::Node& schema, const yaml::Node& value) {
  const auto limit = argument.Float();
  const auto number = IsNumber(value) ? value.Float() : std::nullopt;
  if (!number || !limit) {
    return {};
  }
  const bool lower = keyword == "minimum" || keyword == "exclusiveMinimum";
  // A flag beside the limit in older drafts, a limit of its own in newer ones.
  const auto flag = schema.Find(lower ? "exclusiveMinimum" : "exclusiveMaximum");
  const bool strict = keyword.starts_with("exclusive") ||
                      (flag && flag->is_scalar() && flag->Bool().value_or(false));
  const bool holds = lower ? (strict ? *number > *limit : *number >= *limit)
                           : (strict ? *number < *limit : *number <= *limit);
  if (holds) {
    return {};
  }
  const auto relation = lower ? "less" : "more";
  return Refused(strict ? fmt::format("is not {} than {}", lower ? "more" : "less", argument.text())
                        : fmt::format("is {} than {}", relation, argument.text()));
}

static Judgement FormatOf(const yaml::Node& format, const yaml::Node& value) {
  const auto known = FindFormat(format.text());
  if (!known || !value.is_scalar()) {
    return {};
  }
  if (auto wrong = FormatFault(*known, value)) {
    return Refused(std::move(*wrong));
  }
  return {};
}

static Judgement Unique(const yaml::Node& argument, const yaml::Node& value) {
  if (!argument.is_scalar() || !argument.Bool().value_or(false) || !value.is_sequence()) {
    return {};
  }
  return {Truth::Unknown};
}

Judgement Judge::Constraint(std::string_view keyword, const yaml::Node& argument,
                            const yaml::Node& schema, const yaml::Node& value) {
  if (keyword == "enum") {
    return Enum(argument, value);
  }
  if (keyword == "const") {
    return argument.is_scalar() && value.is_scalar() && !Equal(argument, value)
               ? Refused(fmt::format("is not `{}`", argument.text()))
               : Judgement{};
  }
  if (keyword == "pattern") {
    const auto text = value.is_scalar() ? value.String() : std::nullopt;
    return text ? Pattern(argument, *text) : Judgement{};
  }
  if (keyword == "format") {
    return FormatOf(argument, value);
  }
  if (keyword == "uniqueItems") {
    return Unique(argument, value);
  }
  if (keyword == "minimum" || keyword == "maximum" || keyword == "exclusiveMinimum" ||
      keyword == "exclusiveMaximum") {
    return argument.Type() == yaml::ScalarType::Bool ? Judgement{}
                                                     : Range(keyword, argument, schema, value);
  }
  return Size(keyword, argument, value);
}

Truth Judge::Value(const yaml::Node& value, const yaml::Node& schema, const yaml::Node& main) {
  if (++steps_ > MostSteps || depth_ > MostDepth || !schema.is_mapping()) {
    return Truth::Unknown;
  }
  ++depth_;
  auto truth = Truth::Yes;
  for (const auto& [key, argument] : schema.Entries()) {
    if (truth == Truth::No) {
      break;
    }
    truth = And(truth, key.is_scalar() ? Keyword(key.text(), argument, schema, value, main)
                                       : Truth::Unknown);
  }
  --depth_;
  return truth;
}

Truth Judge::Keyword(std::string_view keyword, const yaml::Node& argument, const yaml::Node& schema,
                     const yaml::Node& value, const yaml::Node& main) {
  constexpr std::array<std::string_view, 8> Remarks = {
      "description", "title", "default", "example", "examples", "nullable", "$schema", "$id"};
  if (std::find(Remarks.begin(), Remarks.end(), keyword) != Remarks.end() ||
      (keyword.starts_with("x-") && keyword != "x-kubernetes-validations")) {
    return Truth::Yes;
  }
  if (keyword == "type") {
    return value.IsNull() ? Truth::Unknown : HasType(argument, value);
  }
  if (keyword == "required") {
    return Required(argument, value, main);
  }
  if (keyword == "properties") {
    return Properties(argument, value, main);
  }
  if (keyword == "items") {
    return Items(argument, value, main);
  }
  if (keyword == "allOf" || keyword == "anyOf" || keyword == "oneOf") {
    return Branches(keyword, argument, value, main);
  }
  if (keyword == "not") {
    const auto truth = Value(value, argument, main);
    return truth == Truth::Unknown ? truth : Either(truth == Truth::No);
  }
  return Constraint(keyword, argument, schema, value).truth;
}

static bool HasDefault(const yaml::Node& main, std::string_view field) {
  const auto slot = yaml::Slot(main)["properties"][field]["default"];
  return slot.written();
}

Truth Judge::Required(const yaml::Node& names, const yaml::Node& value, const yaml::Node& main) {
  if (!value.is_mapping()) {
    return Truth::Yes;
  }
  auto truth = Truth::Yes;
  for (const auto& name : names.Items()) {
    const auto field = value.Find(name.text());
    // What is null may be dropped, or be taken.
    if (field && field->IsNull()) {
      truth = And(truth, Truth::Unknown);
    } else if (!field) {
      truth = And(truth, HasDefault(main, name.text()) ? Truth::Unknown : Truth::No);
    }
  }
  return truth;
}

Truth Judge::Properties(const yaml::Node& properties, const yaml::Node& value,
                        const yaml::Node& main) {
  if (!value.is_mapping() || !properties.is_mapping()) {
    return Truth::Yes;
  }
  auto truth = Truth::Yes;
  for (const auto& [key, schema] : properties.Entries()) {
    const auto name = key.text();
    const auto inner = yaml::Slot(main)["properties"][name].node();
    if (const auto field = value.Find(name); field && !field->IsNull()) {
      truth = And(truth, Value(*field, schema, inner.value_or(schema)));
    } else if (field || HasDefault(main, name)) {
      truth = And(truth, Truth::Unknown);
    }
  }
  return truth;
}

Truth Judge::Items(const yaml::Node& items, const yaml::Node& value, const yaml::Node& main) {
  if (!value.is_sequence() || !items.is_mapping()) {
    return Truth::Yes;
  }
  const auto inner = yaml::Slot(main)["items"].node().value_or(items);
  auto truth = Truth::Yes;
  for (const auto& item : value.Items()) {
    truth = And(truth, Value(item, items, inner));
  }
  return truth;
}

Truth Judge::Branches(std::string_view keyword, const yaml::Node& branches, const yaml::Node& value,
                      const yaml::Node& main) {
  std::size_t yes = 0;
  std::size_t unknown = 0;
  const auto list = branches.Items();
  for (const auto& branch : list) {
    const auto truth = Value(value, branch, main);
    yes += truth == Truth::Yes ? 1 : 0;
    unknown += truth == Truth::Unknown ? 1 : 0;
  }
  if (keyword == "allOf") {
    return yes == list.size() ? Truth::Yes
                              : (yes + unknown == list.size() ? Truth::Unknown : Truth::No);
  }
  const bool too_many = keyword == "oneOf" && yes > 1;
  if (yes + unknown == 0 || too_many) {
    return Truth::No;
  }
  const bool sure = yes > 0 && (keyword == "anyOf" || unknown == 0);
  return sure ? Truth::Yes : Truth::Unknown;
}

}  // namespace linter::schema

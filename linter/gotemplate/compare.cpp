#include "linter/gotemplate/compare.h"

#include <fmt/format.h>

#include "linter/gotemplate/format.h"

namespace linter::gotemplate {

enum class Basic : std::uint8_t { None, Bool, Int, Uint, Float, String };

static Basic BasicOf(const Value& value) {
  switch (value.kind()) {
    case Kind::Bool:
      return Basic::Bool;
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
      return Basic::Int;
    case Kind::Uint64:
      return Basic::Uint;
    case Kind::Float64:
      return Basic::Float;
    case Kind::String:
      return Basic::String;
    default:
      return Basic::None;
  }
}

static Error Incompatible(const Value& left, const Value& right) {
  return {fmt::format("incompatible types for comparison: {} and {}", left.TypeName(),
                      right.TypeName())};
}

static std::string ShowAsString(const Value& value) {
  const Text format("%s");
  TextBuilder out;
  Sprintf(format, std::span(&value, 1), out);
  return std::string(out.bytes());
}

// Lists, mappings and objects: only against nil, or objects against themselves.
static Expected<bool> EqualOthers(const Value& left, const Value& right) {
  const bool kinds = left.is_nil() || right.is_nil() || left.KindName() == right.KindName();
  if (!kinds) {
    return Error{fmt::format("non-comparable types {}: {}, {}: {}", ShowAsString(left),
                             left.TypeName(), right.TypeName(), ShowAsString(right))};
  }
  if (left.is_nil() || right.is_nil()) {
    return left.is_nil() == right.is_nil();
  }
  if (right.is_list() || right.is_map()) {
    return Error{fmt::format("non-comparable type {}: {}", ShowAsString(right), right.TypeName())};
  }
  return &left.object() == &right.object();
}

Expected<bool> Equal(const Value& left, const Value& right) {
  const Basic first = BasicOf(left);
  const Basic second = BasicOf(right);
  if (first != second) {
    const bool mixed = (first == Basic::Int && second == Basic::Uint) ||
                       (first == Basic::Uint && second == Basic::Int);
    if (mixed) {
      const bool negative = (first == Basic::Int ? left : right).integer() < 0;
      return !negative && left.integer() == right.integer();
    }
    if (!left.is_nil() && !right.is_nil()) {
      return Incompatible(left, right);
    }
    return false;
  }
  switch (first) {
    case Basic::Bool:
      return left.boolean() == right.boolean();
    case Basic::Float:
      return left.real() == right.real();
    case Basic::Int:
    case Basic::Uint:
      return left.integer() == right.integer();
    case Basic::String:
      return left.bytes() == right.bytes();
    default:
      return EqualOthers(left, right);
  }
}

Expected<bool> Less(const Value& left, const Value& right) {
  const Basic first = BasicOf(left);
  const Basic second = BasicOf(right);
  if (first == Basic::None || second == Basic::None) {
    return Error{"invalid type for comparison"};
  }
  if (first != second) {
    if (first == Basic::Int && second == Basic::Uint) {
      return left.integer() < 0 || static_cast<std::uint64_t>(left.integer()) <
                                       static_cast<std::uint64_t>(right.integer());
    }
    if (first == Basic::Uint && second == Basic::Int) {
      return right.integer() >= 0 && static_cast<std::uint64_t>(left.integer()) <
                                         static_cast<std::uint64_t>(right.integer());
    }
    return Incompatible(left, right);
  }
  switch (first) {
    case Basic::Float:
      return left.real() < right.real();
    case Basic::Int:
      return left.integer() < right.integer();
    case Basic::Uint:
      return static_cast<std::uint64_t>(left.integer()) <
             static_cast<std::uint64_t>(right.integer());
    case Basic::String:
      return left.bytes() < right.bytes();
    default:
      return Error{"invalid type for comparison"};
  }
}

// `le` is `lt` or `eq`, `gt` its contrary: as Go does it, errors included.
static Value Answer(const Call& call, const Expected<bool>& truth) {
  return truth ? Value::Of(*truth) : call.Fail(truth.error().message);
}

static Expected<bool> LessOrEqual(const Value& left, const Value& right) {
  auto less = Less(left, right);
  return !less || *less ? less : Equal(left, right);
}

static Value Eq(Call& call) {
  if (call.size() < 2) {
    return call.Fail("missing argument for comparison");
  }
  for (std::size_t i = 1; i < call.size(); ++i) {
    const auto truth = Equal(call[0], call[i]);
    if (!truth || *truth) {
      return Answer(call, truth);
    }
  }
  return Value::Of(false);
}

static Value Ne(Call& call) {
  const auto truth = Equal(call[0], call[1]);
  return truth ? Value::Of(!*truth) : Answer(call, truth);
}

static Value Lt(Call& call) {
  return Answer(call, Less(call[0], call[1]));
}

static Value Le(Call& call) {
  return Answer(call, LessOrEqual(call[0], call[1]));
}

static Value Gt(Call& call) {
  const auto truth = LessOrEqual(call[0], call[1]);
  return truth ? Value::Of(!*truth) : Answer(call, truth);
}

static Value Ge(Call& call) {
  const auto truth = Less(call[0], call[1]);
  return truth ? Value::Of(!*truth) : Answer(call, truth);
}

static constexpr auto R = ParamKind::Reflect;

std::span<const Function> Comparisons() {
  static const Function Table[] = {
      {"eq", Eq, {R}, R}, {"ge", Ge, {R, R}}, {"gt", Gt, {R, R}},
      {"le", Le, {R, R}}, {"lt", Lt, {R, R}}, {"ne", Ne, {R, R}},
  };
  return Table;
}

}  // namespace linter::gotemplate

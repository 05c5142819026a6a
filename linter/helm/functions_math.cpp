#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "linter/gotemplate/number.h"
#include "linter/helm/convert.h"
#include "linter/helm/functions.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::ParamKind;
using gotemplate::Value;

// Go's integers wrap around.
static std::int64_t Wrap(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

static std::uint64_t Bits(const Value& value) {
  return static_cast<std::uint64_t>(IntOf(value));
}

static Value Add(Call& call) {
  std::uint64_t sum = 0;
  for (const Value& value : call.arguments) {
    sum += Bits(value);
  }
  return Value::Int64(Wrap(sum));
}

static Value Add1(Call& call) {
  return Value::Int64(Wrap(Bits(call[0]) + 1));
}

static Value Sub(Call& call) {
  return Value::Int64(Wrap(Bits(call[0]) - Bits(call[1])));
}

static Value Mul(Call& call) {
  std::uint64_t product = 1;
  for (const Value& value : call.arguments) {
    product *= Bits(value);
  }
  return Value::Int64(Wrap(product));
}

static Value Div(Call& call) {
  const std::int64_t divisor = IntOf(call[1]);
  if (divisor == 0) {
    return call.Fail("runtime error: integer divide by zero");
  }
  return Value::Int64(divisor == -1 ? Wrap(0 - Bits(call[0])) : IntOf(call[0]) / divisor);
}

static Value Mod(Call& call) {
  const std::int64_t divisor = IntOf(call[1]);
  if (divisor == 0) {
    return call.Fail("runtime error: integer divide by zero");
  }
  return Value::Int64(divisor == -1 ? 0 : IntOf(call[0]) % divisor);
}

static Value Max(Call& call) {
  std::int64_t most = IntOf(call[0]);
  for (const Value& value : call.arguments) {
    most = std::max(most, IntOf(value));
  }
  return Value::Int64(most);
}

static Value Min(Call& call) {
  std::int64_t least = IntOf(call[0]);
  for (const Value& value : call.arguments) {
    least = std::min(least, IntOf(value));
  }
  return Value::Int64(least);
}

static Value Maxf(Call& call) {
  double most = FloatOf(call[0]);
  for (const Value& value : call.arguments) {
    most = std::max(most, FloatOf(value));
  }
  return Value::Float(most);
}

static Value Minf(Call& call) {
  double least = FloatOf(call[0]);
  for (const Value& value : call.arguments) {
    least = std::min(least, FloatOf(value));
  }
  return Value::Float(least);
}

// Sprig computes with decimal numbers: `0.1 + 0.2` is `0.3`. The shortest decimal form of a binary
// result within a few units of the last place is the same number for what charts compute.
static double Decimal(long double value) {
  const std::string text = fmt::format("{:.16Lg}", value);
  return gotemplate::ParseFloat(text).value_or(static_cast<double>(value));
}

static long double Real(const Value& value) {
  // The number that a person wrote, not its binary neighbour.
  const std::string text = gotemplate::FormatFloat(FloatOf(value), 'g', -1);
  return std::strtold(text.c_str(), nullptr);
}

static Value AddReal(Call& call) {
  long double sum = 0;
  for (const Value& value : call.arguments) {
    sum += Real(value);
  }
  return Value::Float(Decimal(sum));
}

static Value Add1Real(Call& call) {
  return Value::Float(Decimal(Real(call[0]) + 1));
}

static Value SubReal(Call& call) {
  long double result = Real(call[0]);
  for (const Value& value : call.arguments.subspan(1)) {
    result -= Real(value);
  }
  return Value::Float(Decimal(result));
}

static Value MulReal(Call& call) {
  long double result = Real(call[0]);
  for (const Value& value : call.arguments.subspan(1)) {
    result *= Real(value);
  }
  return Value::Float(Decimal(result));
}

static Value DivReal(Call& call) {
  long double result = Real(call[0]);
  for (const Value& value : call.arguments.subspan(1)) {
    if (FloatOf(value) == 0) {
      return call.Fail("decimal division by 0");
    }
    result /= Real(value);
  }
  return Value::Float(Decimal(result));
}

static Value Ceil(Call& call) {
  return Value::Float(std::ceil(FloatOf(call[0])));
}

static Value Floor(Call& call) {
  return Value::Float(std::floor(FloatOf(call[0])));
}

static Value Round(Call& call) {
  const double limit = call.size() > 2 ? call[2].real() : 0.5;
  const double power = std::pow(10, static_cast<double>(call[1].integer()));
  const double digit = power * FloatOf(call[0]);
  double whole = 0;
  const double fraction = std::modf(digit, &whole);
  return Value::Float((fraction >= limit ? std::ceil(digit) : std::floor(digit)) / power);
}

static Value Atoi(Call& call) {
  return Value::Int(gotemplate::ParseInt(call[0].bytes(), 10).value_or(0));
}

static Value ToInt(Call& call) {
  return Value::Int(IntOf(call[0]));
}

static Value ToInt64(Call& call) {
  return Value::Int64(IntOf(call[0]));
}

static Value ToFloat(Call& call) {
  return Value::Float(FloatOf(call[0]));
}

static Value ToDecimal(Call& call) {
  const auto text = StringOf(call[0], call.heap());
  return Value::Int64(gotemplate::ParseInt(text.bytes(), 8).value_or(0));
}

static constexpr auto Any = ParamKind::Any;

std::span<const Function> MathFunctions() {
  static const Function Table[] = {
      {"add", Add, {}, Any},
      {"add1", Add1, {Any}},
      {"add1f", Add1Real, {Any}},
      {"addf", AddReal, {}, Any},
      {"atoi", Atoi, {ParamKind::String}},
      {"biggest", Max, {Any}, Any},
      {"ceil", Ceil, {Any}},
      {"div", Div, {Any, Any}},
      {"divf", DivReal, {Any}, Any},
      {"float64", ToFloat, {Any}},
      {"floor", Floor, {Any}},
      {"int", ToInt, {Any}},
      {"int64", ToInt64, {Any}},
      {"max", Max, {Any}, Any},
      {"maxf", Maxf, {Any}, Any},
      {"min", Min, {Any}, Any},
      {"minf", Minf, {Any}, Any},
      {"mod", Mod, {Any, Any}},
      {"mul", Mul, {Any}, Any},
      {"mulf", MulReal, {Any}, Any},
      {"round", Round, {Any, ParamKind::Int}, ParamKind::Float64},
      {"sub", Sub, {Any, Any}},
      {"subf", SubReal, {Any}, Any},
      {"toDecimal", ToDecimal, {Any}},
  };
  return Table;
}

}  // namespace linter::helm

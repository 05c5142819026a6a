#include <fmt/format.h>

#include "linter/gotemplate/number.h"
#include "linter/helm/clock.h"
#include "linter/helm/functions.h"
#include "linter/helm/host.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Kind;
using gotemplate::Object;
using gotemplate::ParamKind;
using gotemplate::TextBuilder;
using gotemplate::Value;

static const Time& TimeOf(const Value& value) {
  return *static_cast<const Time*>(value.object().data);
}

static const Time& Receiver(const Call& call) {
  return TimeOf(call.receiver);
}

Value NewTime(const Time& time, gotemplate::Heap& heap) {
  void* place = heap.memory().allocate(sizeof(Time), alignof(Time));
  return Value::Of(heap.NewObject(TimeType, new (place) Time(time)));
}

static Value Format(Call& call) {
  return call.String(FormatTime(Receiver(call), call[0].bytes()));
}

static Value String(Call& call) {
  return call.String(FormatTime(Receiver(call), "2006-01-02 15:04:05.999999999 -0700 MST"));
}

static Value Unix(Call& call) {
  return Value::Int64(Receiver(call).seconds);
}

static Value UnixMilli(Call& call) {
  return Value::Int64(Receiver(call).seconds * 1000 + Receiver(call).nanoseconds / 1'000'000);
}

static Value UnixNano(Call& call) {
  return Value::Int64(Receiver(call).seconds * 1'000'000'000 + Receiver(call).nanoseconds);
}

static Value Part(const Call& call, std::string_view layout) {
  const std::string text = FormatTime(Receiver(call), layout);
  return Value::Int(gotemplate::ParseInt(text, 10).value_or(0));
}

static Value Year(Call& call) {
  return Part(call, "2006");
}

static Value Month(Call& call) {
  return call.String(FormatTime(Receiver(call), "January"));
}

static Value DayOfMonth(Call& call) {
  return Part(call, "2");
}

static Value Weekday(Call& call) {
  return call.String(FormatTime(Receiver(call), "Monday"));
}

static Value Hour(Call& call) {
  return Part(call, "15");
}

static Value Minute(Call& call) {
  return Part(call, "4");
}

static Value Second(Call& call) {
  return Part(call, "5");
}

static Value YearDay(Call& call) {
  return Part(call, "002");
}

static Value Utc(Call& call) {
  return NewTime(InZone(Receiver(call), "UTC"), call.heap());
}

static Value AddDate(Call& call) {
  const Time& time = Receiver(call);
  const std::int64_t local = time.seconds + time.offset;
  const std::int64_t days = (local >= 0 ? local : local - 86399) / 86400;
  Date date = DateOf(days);
  const std::int64_t months = date.month - 1 + call[1].integer();
  const std::int64_t carry = (months >= 0 ? months : months - 11) / 12;
  const std::int64_t year = date.year + call[0].integer() + carry;
  const auto month = static_cast<int>(months - carry * 12 + 1);
  Time moved = time;
  moved.seconds += (DaysOf({year, month, 1}) + date.day - 1 + call[2].integer() - days) * 86400;
  return NewTime(moved, call.heap());
}

static std::span<const Function> Methods() {
  static constexpr auto Int = ParamKind::Int;
  static const Function Table[] = {
      {"AddDate", AddDate, {Int, Int, Int}},
      {"Day", DayOfMonth},
      {"Format", Format, {ParamKind::String}},
      {"Hour", Hour},
      {"Minute", Minute},
      {"Month", Month},
      {"Second", Second},
      {"String", String},
      {"UTC", Utc},
      {"Unix", Unix},
      {"UnixMilli", UnixMilli},
      {"UnixNano", UnixNano},
      {"Weekday", Weekday},
      {"Year", Year},
      {"YearDay", YearDay},
  };
  return Table;
}

static void PrintTime(const Object& object, TextBuilder& out) {
  out.Append(FormatTime(*static_cast<const Time*>(object.data),
                        "2006-01-02 15:04:05.999999999 -0700 MST"));
}

const gotemplate::Type TimeType = {"time.Time", "struct", Kind::Nil, Methods(), nullptr, PrintTime};

static Time NowOf(const Call& call) {
  return {call.evaluation.host().now, 0, 0, "UTC"};
}

// Numbers are seconds; what is no time is now. Numbers out of values are floats, and so are now.
static Time AnyTime(const Call& call, const Value& value) {
  if (value.kind() == Kind::Object && value.object().type == &TimeType) {
    return TimeOf(value);
  }
  if (value.is_integer() && value.kind() != Kind::Uint64) {
    return {value.integer(), 0, 0, "UTC"};
  }
  return NowOf(call);
}

static Value Now(Call& call) {
  return NewTime(NowOf(call), call.heap());
}

static Value DateText(Call& call) {
  return call.String(FormatTime(InZone(AnyTime(call, call[1]), "UTC"), call[0].bytes()));
}

static Value DateInZone(Call& call) {
  return call.String(FormatTime(InZone(AnyTime(call, call[1]), call[2].bytes()), call[0].bytes()));
}

static Value HtmlDate(Call& call) {
  return call.String(FormatTime(InZone(AnyTime(call, call[0]), "UTC"), "2006-01-02"));
}

static Value HtmlDateInZone(Call& call) {
  return call.String(FormatTime(InZone(AnyTime(call, call[0]), call[1].bytes()), "2006-01-02"));
}

static Time Later(const Time& time, std::int64_t nanoseconds) {
  constexpr std::int64_t InSecond = 1'000'000'000;
  Time later = time;
  const std::int64_t rest = time.nanoseconds + nanoseconds % InSecond;
  const std::int64_t carry = rest < 0 ? -1 : rest / InSecond;
  later.seconds += nanoseconds / InSecond + carry;
  later.nanoseconds = static_cast<std::int32_t>(rest - carry * InSecond);
  return later;
}

static Value DateModify(Call& call) {
  const auto duration = ParseDuration(call[0].bytes());
  if (!duration) {
    const bool must = call.function.name.starts_with("must");
    return must ? call.Fail("time: invalid duration " + gotemplate::Quote(call[0].bytes()))
                : call[1];
  }
  return NewTime(Later(TimeOf(call[1]), *duration), call.heap());
}

static Value ToDate(Call& call) {
  const auto time = ParseTime(call[1].bytes(), call[0].bytes());
  if (time) {
    return NewTime(*time, call.heap());
  }
  if (call.function.name == "mustToDate") {
    return call.Fail(fmt::format("parsing time {} as {}: cannot parse",
                                 gotemplate::Quote(call[1].bytes()),
                                 gotemplate::Quote(call[0].bytes())));
  }
  return NewTime({DaysOf({1, 1, 1}) * 86400, 0, 0, "UTC"}, call.heap());
}

static Value UnixEpoch(Call& call) {
  return call.String(fmt::to_string(TimeOf(call[0]).seconds));
}

static Value Ago(Call& call) {
  const std::int64_t seconds = NowOf(call).seconds - AnyTime(call, call[0]).seconds;
  return call.String(FormatDuration(seconds * 1'000'000'000));
}

static Value Duration(Call& call) {
  std::int64_t seconds = 0;
  if (call[0].is_string()) {
    seconds = gotemplate::ParseInt(call[0].bytes(), 10).value_or(0);
  } else if (call[0].kind() == Kind::Int64) {
    seconds = call[0].integer();
  }
  return call.String(FormatDuration(seconds * 1'000'000'000));
}

static Value DurationRound(Call& call) {
  std::int64_t nanoseconds = 0;
  if (call[0].is_string()) {
    nanoseconds = ParseDuration(call[0].bytes()).value_or(0);
  } else if (call[0].kind() == Kind::Int64) {
    nanoseconds = call[0].integer();
  } else if (call[0].kind() == Kind::Object && call[0].object().type == &TimeType) {
    nanoseconds = (NowOf(call).seconds - TimeOf(call[0]).seconds) * 1'000'000'000;
  }
  const std::int64_t size = std::abs(nanoseconds) / 1'000'000'000;
  struct Step {
    std::int64_t seconds;
    std::string_view name;
  };
  static constexpr Step Steps[] = {{31'536'000, "y"}, {2'592'000, "mo"}, {86'400, "d"},
                                   {3'600, "h"},      {60, "m"},         {1, "s"}};
  for (const Step& step : Steps) {
    if (size > step.seconds) {
      return call.String(fmt::format("{}{}", size / step.seconds, step.name));
    }
  }
  return call.String("0s");
}

static constexpr auto Any = ParamKind::Any;
static constexpr auto Str = ParamKind::String;

std::span<const Function> DateFunctions() {
  static const gotemplate::Type* const T = &TimeType;
  static const Function Table[] = {
      {"ago", Ago, {Any}},
      {"date", DateText, {Str, Any}},
      {"dateInZone", DateInZone, {Str, Any, Str}},
      {"dateModify", DateModify, {Str, T}},
      {"date_in_zone", DateInZone, {Str, Any, Str}},
      {"date_modify", DateModify, {Str, T}},
      {"duration", Duration, {Any}},
      {"durationRound", DurationRound, {Any}},
      {"htmlDate", HtmlDate, {Any}},
      {"htmlDateInZone", HtmlDateInZone, {Any, Str}},
      {"mustDateModify", DateModify, {Str, T}},
      {"mustToDate", ToDate, {Str, Str}},
      {"must_date_modify", DateModify, {Str, T}},
      {"now", Now},
      {"toDate", ToDate, {Str, Str}},
      {"unixEpoch", UnixEpoch, {T}},
  };
  return Table;
}

}  // namespace linter::helm

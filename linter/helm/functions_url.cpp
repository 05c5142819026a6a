#include <fmt/format.h>

#include <array>

#include "linter/gotemplate/number.h"
#include "linter/helm/functions.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Map;
using gotemplate::ParamKind;
using gotemplate::Value;

struct Url {
  std::string scheme;
  std::string userinfo;
  std::string host;
  std::string path;
  std::string query;
  std::string opaque;
  std::string fragment;
};

static std::string_view CutBehind(std::string_view& text, char mark) {
  const auto at = text.find(mark);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::string_view behind = text.substr(at + 1);
  text = text.substr(0, at);
  return behind;
}

static std::string Unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte =
        text[i] == '%' ? gotemplate::ParseUint(text.substr(i + 1, 2), 16) : std::nullopt;
    if (byte && i + 2 < text.size()) {
      out += static_cast<char>(*byte);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

static std::string_view SchemeOf(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    const bool letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
    const bool further = (character >= '0' && character <= '9') || character == '+' ||
                         character == '-' || character == '.';
    if (character == ':' && i > 0) {
      return text.substr(0, i);
    }
    if (!letter && (i == 0 || !further)) {
      return {};
    }
  }
  return {};
}

static Url ParseUrl(std::string_view text) {
  Url url;
  url.fragment = Unescape(CutBehind(text, '#'));
  const std::string_view scheme = SchemeOf(text);
  if (!scheme.empty()) {
    for (const char character : scheme) {
      url.scheme +=
          static_cast<char>(character >= 'A' && character <= 'Z' ? character + 32 : character);
    }
    text.remove_prefix(scheme.size() + 1);
  }
  url.query = CutBehind(text, '?');
  if (!text.starts_with('/') && !scheme.empty()) {
    url.opaque = text;
    return url;
  }
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    const auto slash = std::min(text.find('/'), text.size());
    std::string_view authority = text.substr(0, slash);
    text.remove_prefix(slash);
    const auto at = authority.rfind('@');
    if (at != std::string_view::npos) {
      url.userinfo = authority.substr(0, at);
      authority.remove_prefix(at + 1);
    }
    url.host = Unescape(authority);
  }
  url.path = Unescape(text);
  return url;
}

static std::string HostName(std::string_view host) {
  const auto colon = host.rfind(':');
  const bool port = colon != std::string_view::npos &&
                    host.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  if (port && host.find(']', colon) == std::string_view::npos) {
    host = host.substr(0, colon);
  }
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  }
  return std::string(host);
}

static Value UrlParse(Call& call) {
  const std::string_view text = call[0].bytes();
  const std::string_view quoted = text.substr(0, text.find_first_of("/?#"));
  for (const char character : text) {
    if (static_cast<unsigned char>(character) < ' ' || character == 0x7F) {
      return call.Fail(
          fmt::format("unable to parse url: parse {}: net/url: invalid control "
                      "character in URL",
                      gotemplate::Quote(text)));
    }
  }
  if (SchemeOf(text).empty() && quoted.find(':') != std::string_view::npos) {
    const bool missing = text.starts_with(':');
    return call.Fail(fmt::format(
        "unable to parse url: parse {}: {}", gotemplate::Quote(text),
        missing ? "missing protocol scheme" : "first path segment in URL cannot contain colon"));
  }
  const Url url = ParseUrl(text);
  Map* map = call.heap().NewMap();
  const auto set = [&](std::string_view key, const std::string& value) {
    map->Set(call.heap().NewText(key), call.String(value));
  };
  set("scheme", url.scheme);
  set("userinfo", url.userinfo);
  set("host", url.host);
  set("hostname", HostName(url.host));
  set("path", url.path);
  set("query", url.query);
  set("opaque", url.opaque);
  set("fragment", url.fragment);
  return Value::Of(map);
}

static std::string Escape(std::string_view text, std::string_view allowed) {
  std::string out;
  for (const char character : text) {
    const bool word = (character >= '0' && character <= '9') ||
                      ((character | 0x20) >= 'a' && (character | 0x20) <= 'z');
    if (word || allowed.find(character) != std::string_view::npos) {
      out += character;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(character));
    }
  }
  return out;
}

static Value UrlJoin(Call& call) {
  static constexpr std::array<std::string_view, 7> Keys = {"scheme", "userinfo", "host",    "path",
                                                           "query",  "opaque",   "fragment"};
  std::array<std::string, 7> parts;
  for (std::size_t i = 0; i < Keys.size(); ++i) {
    const Value* found = call[0].map().Find(Keys[i]);
    if (found == nullptr) {
      continue;
    }
    if (!found->is_string()) {
      return call.Fail(fmt::format("unable to parse {} key, must be of type string, but {} found",
                                   Keys[i], found->KindName()));
    }
    parts[i] = found->bytes();
  }
  const auto& [scheme, userinfo, host, path, query, opaque, fragment] = parts;
  std::string out = scheme.empty() ? "" : scheme + ":";
  if (!opaque.empty()) {
    out += opaque;
  } else {
    if (!scheme.empty() || !host.empty() || !userinfo.empty()) {
      out += !host.empty() || !path.empty() || !userinfo.empty() ? "//" : "";
      out += userinfo.empty() ? "" : userinfo + "@";
      out += host;
    }
    out += !path.empty() && path[0] != '/' && !host.empty() ? "/" : "";
    out += Escape(path, "-_.~$&+,/:;=@");
  }
  out += query.empty() ? "" : "?" + query;
  out += fragment.empty() ? "" : "#" + Escape(fragment, "-_.~$&+,/:;=?@!()*");
  return call.String(out);
}

std::span<const Function> UrlFunctions() {
  static const Function Table[] = {
      {"urlJoin", UrlJoin, {ParamKind::Map}},
      {"urlParse", UrlParse, {ParamKind::String}},
  };
  return Table;
}

}  // namespace linter::helm

// From a keystroke to its diagnostics, as an editor sees it: in a manifest of 2,000 lines, and in a
// template of a chart that has 50.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/fixture/lsp_client.h"

namespace linter::tests {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Objects under names of their own, until there are enough lines.
static std::string Manifest(const std::string& demo) {
  constexpr std::ptrdiff_t Lines = 2000;
  std::string text;
  for (int copy = 0; std::count(text.begin(), text.end(), '\n') < Lines; ++copy) {
    std::string part = demo;
    for (auto at = part.find("shop"); at != std::string::npos; at = part.find("shop", at + 4)) {
      part.insert(at + 4, std::to_string(copy));
    }
    text += part + "---\n";
  }
  return text;
}

static void Print(const std::string& what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  fmt::print("{}, {} keystrokes: median {:.1f} ms, 99th percentile {:.1f} ms, most {:.1f} ms\n",
             what, times.size(), times[times.size() / 2], times[times.size() * 99 / 100],
             times.back());
}

// A server, and what it is called.
struct Contestant {
  std::string name;
  std::vector<std::string> command;
  nlohmann::json settings = nlohmann::json::object();
};

static int Measure(const Contestant& contestant, const std::string& text, int keystrokes) {
  const auto folder = fs::temp_directory_path() / "shoal-keystrokes";
  fs::create_directories(folder);
  std::ofstream(folder / "shop.yaml") << text;
  LspClient client(LspServer{.command = contestant.command,
                             .folder = folder,
                             .capabilities = {{"general", {{"positionEncodings", {"utf-8"}}}},
                                              {"workspace", {{"configuration", true}}}},
                             .settings = contestant.settings});
  client.Open("shop.yaml", "yaml", text);
  client.WaitForTold("shop.yaml", 1);
  std::vector<double> times;
  for (int version = 2; version < keystrokes + 2; ++version) {
    const auto start = Clock::now();
    // A letter more or less in a comment of the first line.
    client.Change("shop.yaml", version, 0, 0, version % 2 == 0 ? 0 : 1,
                  version % 2 == 0 ? "#" : "");
    client.WaitForTold("shop.yaml", version);
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  const int status = client.End();
  fs::remove_all(folder);
  Print(fmt::format("{}: {} lines", contestant.name, std::count(text.begin(), text.end(), '\n')),
        std::move(times));
  return status;
}

// The same keystrokes for another server, which waits for a pause of 200 ms before it looks.
static void MeasureOther(const std::string& program, const char* schema, const std::string& text) {
  constexpr int Keystrokes = 60;
  Contestant other{.name = "yaml-language-server", .command = {program, "--stdio"}};
  if (schema != nullptr) {
    other.name += " with a schema";
    other.settings = {{"yaml", {{"schemas", {{schema, "*.yaml"}}}}}};
  }
  other.settings["yaml"]["schemaStore"] = {{"enable", false}};
  Measure(other, text, Keystrokes);
}

constexpr std::string_view Template = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.name" . }}-NUMBER
  labels: {{- include "shop.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: {part: "NUMBER"}
  template:
    metadata:
      labels: {part: "NUMBER"}
    spec:
      hostNetwork: true
      containers:
        - name: web
          image: "{{ .Values.image.name }}:{{ .Values.image.tag }}"
          {{- with .Values.resources }}
          resources: {{- toYaml . | nindent 12 }}
          {{- end }}
)";
constexpr int KeyLine = 13;
constexpr int KeyColumn = 19;

static std::string TemplateOf(int number) {
  std::string text(Template);
  constexpr std::string_view Mark = "NUMBER";
  for (auto at = text.find(Mark); at != std::string::npos; at = text.find(Mark, at)) {
    text.replace(at, Mark.size(), std::to_string(number));
  }
  return text;
}

static void WriteChart(const fs::path& folder) {
  constexpr int Templates = 50;
  fs::create_directories(folder / "templates");
  std::ofstream(folder / "Chart.yaml") << "apiVersion: v2\nname: shop\nversion: 1.0.0\n";
  std::ofstream(folder / "values.yaml")
      << "replicas: 2\nimage: {name: example.com/shop, tag: 1.2.3}\n"
         "resources: {limits: {memory: 1Gi}}\n";
  std::ofstream(folder / "templates/_names.tpl")
      << "{{ define \"shop.name\" }}shop{{ end }}\n"
         "{{ define \"shop.labels\" }}\napp: shop\n{{ end }}\n";
  for (int number = 0; number < Templates; ++number) {
    std::ofstream(folder / fmt::format("templates/web-{}.yaml", number)) << TemplateOf(number);
  }
}

// What the file itself tells is answered at once; what the chart renders to follows.
static int MeasureChart(int keystrokes) {
  const auto folder = fs::temp_directory_path() / "shoal-keystrokes-chart";
  WriteChart(folder);
  LspClient client(folder, {{"general", {{"positionEncodings", {"utf-8"}}}}});
  const std::string path = "templates/web-0.yaml";
  client.Open(path, "helm", TemplateOf(0));
  client.WaitForVersion(path, 1);
  std::vector<double> own;
  std::vector<double> rendered;
  for (int version = 2; version < keystrokes + 2; ++version) {
    const auto start = Clock::now();
    const auto since = [&] {
      return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    };
    // Each time a finding goes, or comes again.
    const bool even = version % 2 == 0;
    client.Change(path, version, KeyLine, KeyColumn, KeyColumn + (even ? 4 : 5),
                  even ? "false" : "true");
    client.Ask("textDocument/completion", {{"textDocument", {{"uri", client.UriOf(path)}}},
                                           {"position", {{"line", 6}, {"character", 25}}}});
    own.push_back(since());
    client.WaitForVersion(path, version);
    rendered.push_back(since());
  }
  const int status = client.End();
  fs::remove_all(folder);
  Print("template of 50, its own answer", std::move(own));
  Print("template of 50, what it renders to", std::move(rendered));
  return status;
}

}  // namespace linter::tests

int main(int count, char** words) {
  constexpr int MostWords = 4;
  if (count < 2 || count > MostWords) {
    fmt::print(stderr, "usage: {} MANIFEST [YAML-LANGUAGE-SERVER [SCHEMA]]\n", words[0]);
    return 2;
  }
  constexpr int Keystrokes = 300;
  constexpr int ChartKeystrokes = 60;
  std::ifstream file(words[1]);
  const auto text = linter::tests::Manifest({std::istreambuf_iterator<char>(file), {}});
  const int manifest = linter::tests::Measure({.name = "shoal", .command = {SHOAL_PROGRAM, "lsp"}},
                                              text, Keystrokes);
  if (count > 2) {
    linter::tests::MeasureOther(words[2], count > 3 ? words[3] : nullptr, text);
  }
  return manifest + linter::tests::MeasureChart(ChartKeystrokes);
}

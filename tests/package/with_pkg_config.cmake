# Builds SOURCE, a C program, with what pith.pc says and nothing else, then runs it on PAGE.
set(ENV{PKG_CONFIG_PATH} ${PKG_CONFIG_PATH})
execute_process(COMMAND pkg-config --cflags --libs pith OUTPUT_VARIABLE words COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(words UNIX_COMMAND "${words}")
execute_process(COMMAND ${COMPILER} -Wall -Werror ${SOURCE} ${words} -o ${OUT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${OUT} INPUT_FILE ${PAGE} COMMAND_ERROR_IS_FATAL ANY)

# Builds SOURCE, a C program, with the shared library in FOLDER, then runs it on PAGE.
execute_process(COMMAND ${COMPILER} -Wall -Werror ${SOURCE} -I${INCLUDE} -L${FOLDER} -lpith -Wl,-rpath,${FOLDER} -o ${OUT}
                COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${READELF} --dynamic ${OUT} OUTPUT_VARIABLE needed COMMAND_ERROR_IS_FATAL ANY)
if(NOT needed MATCHES "NEEDED[^\n]*libpith\\.so\\.${INTERFACE}\\]")
  message(FATAL_ERROR "a program does not ask for libpith.so.${INTERFACE}:\n${needed}")
endif()
execute_process(COMMAND ${OUT} INPUT_FILE ${PAGE} COMMAND_ERROR_IS_FATAL ANY)
